using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Models;

/// <summary>Keeps jobs from changing what is served, or lets them again.</summary>
public sealed class PinModel(ModelStore store, IEnumerable<ModelKind> kinds, TimeProvider time)
{
    public async Task<Result<ModelPointer>> ExecuteAsync(string kind, bool pinned, CancellationToken cancellationToken)
    {
        if (!kinds.Any(known => known.Name == kind))
            return new NotFoundError("model kind");
        if (await store.FindPointerAsync(kind, cancellationToken) is not { Pointer: var current, Tag: var tag })
            return new ConflictError("Nothing is served yet.");
        var pointer = current with { Pinned = pinned, ChangedAt = time.Now(), Reason = pinned ? "Pinned." : "Unpinned." };
        return await store.TryPointAsync(kind, pointer, tag, cancellationToken)
            ? pointer
            : new ConflictError("What is served was changed at the same time.");
    }
}
