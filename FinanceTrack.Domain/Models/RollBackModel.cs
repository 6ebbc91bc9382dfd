using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Models;

/// <summary>Goes back to the version served before, in one call. Doing it twice comes back.</summary>
public sealed class RollBackModel(ModelStore store, IEnumerable<ModelKind> kinds, TimeProvider time)
{
    /// <param name="reason">For whoever reads the pointer later.</param>
    public async Task<Result<ModelPointer>> ExecuteAsync(string kind, string reason, CancellationToken cancellationToken)
    {
        if (!kinds.Any(known => known.Name == kind))
            return new NotFoundError("model kind");
        if (await store.FindPointerAsync(kind, cancellationToken) is not { Pointer: { Previous: { } previous } current, Tag: var tag })
            return new ConflictError("There is no version to go back to.");
        var pointer = current with { Version = previous, Previous = current.Version, ChangedAt = time.Now(), Reason = reason };
        return await store.TryPointAsync(kind, pointer, tag, cancellationToken)
            ? pointer
            : new ConflictError("What is served was changed at the same time.");
    }
}
