using Azure;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.ModelRegistry;

/// <summary>Keeps jobs from changing what is served, or lets them again.</summary>
public sealed class PinModel(PointerChange change, TimeProvider time)
{
    /// <param name="ifMatch">The ETag that the caller has seen; null for whichever there is.</param>
    /// <param name="by">Who asks.</param>
    public async Task<Result<TaggedPointer>> ExecuteAsync(
        string kind, bool pinned, PointerReason why, ETag? ifMatch, AuditActor by, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        var reason = PointerChange.Reason(errors, why.Reason);
        return errors.Any
            ? errors.ToError()
            : await change.ApplyAsync(
                kind,
                ifMatch,
                new PointerAct(pinned ? AuditKind.ModelPin : AuditKind.ModelUnpin, by),
                current => current is null || current == ModelPointer.Unreadable
                    ? new ConflictError("No model is served yet.")
                    : current with { Pinned = pinned, ChangedAt = time.Now(), Reason = reason },
                cancellationToken);
    }
}
