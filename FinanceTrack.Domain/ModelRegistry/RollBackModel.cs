using Azure;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.ModelRegistry;

/// <summary>
/// Goes back to the version served before, in one call. Doing it twice comes back, unless the second call names the ETag that the first
/// saw.
/// </summary>
public sealed class RollBackModel(PointerChange change, TimeProvider time)
{
    /// <param name="ifMatch">The ETag that the caller has seen; null for whichever there is.</param>
    /// <param name="by">Who asks.</param>
    public async Task<Result<TaggedPointer>> ExecuteAsync(
        string kind, PointerReason why, ETag? ifMatch, AuditActor by, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        var reason = PointerChange.Reason(errors, why.Reason);
        return errors.Any
            ? errors.ToError()
            : await change.ApplyAsync(
                kind,
                ifMatch,
                new PointerAct(AuditKind.ModelRollback, by),
                current => current?.Previous is { } previous
                    ? current with { Version = previous, Previous = current.Version, ChangedAt = time.Now(), Reason = reason }
                    : new ConflictError("There is no version to roll back to."),
                cancellationToken);
    }
}
