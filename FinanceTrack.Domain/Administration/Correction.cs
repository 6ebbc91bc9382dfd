using FinanceTrack.Domain.Audit.Rows;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Administration;

/// <summary>What an administrator changes of a ledger's data, and why: its members read the reason.</summary>
public sealed record Correction<TChanges>(TChanges? Changes, string? Reason)
    where TChanges : class
{
    internal ValidationError? Problem()
    {
        var errors = new ValidationErrors();
        errors.Require(Changes is not null, "/changes", "Must name what is to be changed.");
        errors.Text(Reason, "/reason", AuditReasonRow.MaxLength);
        return errors.Any ? errors.ToError() : null;
    }
}
