using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Transactions;

/// <summary>Holds a user's ledger, the one row that everything of theirs can be queued behind.</summary>
internal static class LedgerLock
{
    private static readonly Statement HoldSql = Statement.Of(d => $"SELECT UserId FROM Ledgers {d.ForUpdate} WHERE UserId = @UserId");

    /// <summary>Until the transaction ends, every other caller that locks it waits. What is read afterwards is what there is after the wait.</summary>
    /// <returns>Whether there is such a user: an access token outlives one who was erased on another instance.</returns>
    public static async Task<bool> HoldAsync(DbSession session, Guid userId) =>
        (await session.QueryAsync<Guid>(HoldSql, new { UserId = userId })).Count == 1;
}
