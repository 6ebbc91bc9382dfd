using FinanceTrack.Domain.Data;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Limits;

/// <summary>
/// Bounds how many rows a user writes in a day (UTC): transactions, adjustments, parts of split transactions,
/// links, categories, accounts and rules, with the idempotency keys of their requests. So no account, and
/// least of all one that anyone can open, fills the database. What is deleted stays counted: it has been written. Messages of the queue
/// are not counted: their senders are the operator's.
/// </summary>
public sealed class RowLimits(Database database, IOptions<LimitOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(1);

    /// <summary>How many transactions a ledger holds at most; 0 means any number.</summary>
    internal int RowsPerLedger => options.Value.RowsPerLedger;

    /// <summary>What to count where the ledger is locked.</summary>
    /// <param name="areTransactions">Whether the ledger's own size grows by them.</param>
    internal CountedRows Of(Guid userId, int rows, bool areTransactions = true)
    {
        var now = time.Now();
        var windowEnd = AttemptTable.WindowEnd(now, Window);
        var key = AttemptTable.KeyOf(new Limit("rows/user", userId.ToString(), 0));
        return new CountedRows(database, options.Value, key, windowEnd, windowEnd - now, rows, areTransactions);
    }
}
