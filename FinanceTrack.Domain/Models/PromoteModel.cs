using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Models;

/// <summary>Makes a stored version the served one, after reading it whole once.</summary>
public sealed class PromoteModel(ModelStore store, IEnumerable<ModelKind> kinds, TimeProvider time)
{
    /// <param name="pin">Whether jobs may change it again.</param>
    /// <param name="reason">For whoever reads the pointer later.</param>
    public async Task<Result<ModelPointer>> ExecuteAsync(string kind, string version, bool pin, string reason, CancellationToken cancellationToken)
    {
        if (!kinds.Any(known => known.Name == kind))
            return new NotFoundError("model kind");
        if (await store.FindAsync(kind, version, cancellationToken) is not { } manifest)
            return new NotFoundError("model version");
        try
        {
            await store.ReadAsync(kind, manifest.Schema, version, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            return new UnprocessableError(exception.Message);
        }

        var current = await store.FindPointerAsync(kind, cancellationToken);
        var pointer = new ModelPointer
        {
            Version = version,
            Previous = current is { Pointer: { } before } ? before.Version == version ? before.Previous : before.Version : null,
            Pinned = pin,
            ChangedAt = time.Now(),
            Reason = reason,
        };
        return await store.TryPointAsync(kind, pointer, current?.Tag, cancellationToken)
            ? pointer
            : new ConflictError("What is served was changed at the same time.");
    }
}
