using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Administration;

/// <summary>Changes a transaction of any ledger, for administrators.</summary>
public sealed class CorrectTransaction(CorrectionWrites writes, EditTransaction edit)
{
    /// <param name="ifMatch">The version that the caller has seen, or null for whichever there is.</param>
    public async Task<Result<TransactionDetails>> ExecuteAsync(
        CallerSession admin,
        Guid ledgerId,
        Guid id,
        Correction<TransactionChanges> correction,
        int? ifMatch,
        CancellationToken cancellationToken) =>
        correction.Problem() is { } problem
            ? problem
            : await writes.WriteAsync(
                admin,
                ledgerId,
                actor => new AuditEntry(AuditKind.TransactionCorrection, actor)
                {
                    Details = new { transactionId = id, fields = ChangedFields.Of(correction.Changes!) },
                    Reason = correction.Reason!.Trim(),
                },
                (session, actor) => edit.EditAsync(session, actor, id, correction.Changes!, ifMatch, force: true),
                cancellationToken);
}
