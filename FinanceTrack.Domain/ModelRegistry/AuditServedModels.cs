using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Audit.Rows;

namespace FinanceTrack.Domain.ModelRegistry;

/// <summary>
/// Records every change of what is served. It is in the blob storage, which no transaction of the database covers: the event follows the
/// change, and the pointer itself says when and why it was made.
/// </summary>
public sealed class AuditServedModels(AuditTrail audit) : IServedModelHandler
{
    // Not cancelled with the caller: the change stands.
    public Task OnServedModelChangedAsync(string kind, ModelPointer pointer, PointerAct act) => audit.WriteAsync(
        new AuditEntry(act.Kind, act.Actor)
        {
            Details = new { model = kind, pointer.Version, pointer.Previous, pointer.Pinned },
            Reason = pointer.Reason is { Length: > AuditReasonRow.MaxLength } reason ? reason[..AuditReasonRow.MaxLength] : pointer.Reason,
        },
        CancellationToken.None);
}
