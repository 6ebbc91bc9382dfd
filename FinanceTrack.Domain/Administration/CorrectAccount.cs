using FinanceTrack.Domain.Accounts;
using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Administration;

/// <summary>Changes an account of any ledger, for administrators.</summary>
public sealed class CorrectAccount(CorrectionWrites writes, UpdateAccount update)
{
    /// <param name="ifMatch">The version that the caller has seen, or null for whichever there is.</param>
    public async Task<Result<AccountDetails>> ExecuteAsync(
        CallerSession admin,
        Guid ledgerId,
        Guid id,
        Correction<AccountChanges> correction,
        int? ifMatch,
        CancellationToken cancellationToken) =>
        correction.Problem() is { } problem
            ? problem
            : await writes.WriteAsync(
                admin,
                ledgerId,
                actor => new AuditEntry(AuditKind.AccountCorrection, actor)
                {
                    Details = new { accountId = id, fields = ChangedFields.Of(correction.Changes!) },
                    Reason = correction.Reason!.Trim(),
                },
                (session, actor) => update.UpdateAsync(session, actor, id, correction.Changes!, ifMatch),
                cancellationToken);
}
