using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Assertions;

/// <summary>
/// Protects the rows that a statement agrees with: a change of their money or their day, or their loss, would make a statement wrong that
/// was right.
/// </summary>
internal static class ReconciledRows
{
    /// <summary>What stands in the way of a change of the row; null where nothing does.</summary>
    public static async Task<ConflictError?> FindProblemAsync(DbSession session, TransactionRow row)
    {
        if (await AccountTable.FindAsync(session, row.LedgerId, row.AccountId) is not { } account)
            return null;
        var statement = (await ListAssertions.CompareAsync(session, account)).FirstOrDefault(statement => statement.Day >= row.BookedOn);
        return statement is { Agrees: true }
            ? new ConflictError(
                $"The transaction is in the statement of {statement.Day:yyyy-MM-dd}, which agrees. Send force=true to change it anyway.")
            : null;
    }
}
