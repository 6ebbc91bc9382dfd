using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Domain.Users.Operators;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Administration;

/// <summary>Deletes a transaction of any ledger, for administrators.</summary>
public sealed class RemoveTransaction(CorrectionWrites writes, DeleteTransaction delete)
{
    /// <param name="ifMatch">The version that the caller has seen, or null for whichever there is.</param>
    public async Task<Result<Deleted>> ExecuteAsync(
        CallerSession admin, Guid ledgerId, Guid id, OperatorReason why, int? ifMatch, CancellationToken cancellationToken) =>
        why.Problem(isRequired: true) is { } problem
            ? problem
            : await writes.WriteAsync(
                admin,
                ledgerId,
                actor => new AuditEntry(AuditKind.TransactionRemoval, actor)
                {
                    Details = new { transactionId = id },
                    Reason = why.Text,
                },
                (session, actor) => delete.DeleteAsync(session, actor, id, ifMatch, force: true),
                cancellationToken);
}
