using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Links.Refunds;
using FinanceTrack.Domain.Links.Rows;
using FinanceTrack.Domain.Links.Transfers;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Ledger;

/// <summary>
/// Queues the matching job when a change of rows may concern it. It asks the index for the very amount in another account; 7 % of rows have
/// such a counterpart, so that most changes cost one lookup and those of a ledger with a single account none.
/// The first change after a rest is matched at once, those of a ledger that changes all the time less and less often.
/// </summary>
public sealed class MatchSignal(JobBacklog backlog, TimeProvider time) : IDisposable
{
    /// <summary>Of more rows together some will concern the matchers, so that looking is not worth it.</summary>
    private const int MaxLookups = 20;

    private readonly RunDelays _delays = new(TimeSpan.Zero, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(2));

    internal async Task RaiseAsync(DbSession session, LedgerState ledger, IReadOnlyList<TransactionRow> rows)
    {
        var (id, now) = (ledger.LedgerId, time.Now());
        if (rows.Count == 0 || _delays.HasRunAhead(id, now)
            || !(await ConcernsTransfersAsync(session, ledger, rows) || await ConcernsRefundsAsync(session, rows)))
        {
            return;
        }

        var request = LinkJobs.Match(id) with { Delay = _delays.Next(id, now) };
        if (await backlog.TryAddAsync(session, request))
            session.WhenCommitted(() => _delays.Keep(id, now, request.Delay));
    }

    public void Dispose() => _delays.Dispose();

    private static async Task<bool> ConcernsTransfersAsync(DbSession session, LedgerState ledger, IReadOnlyList<TransactionRow> rows)
    {
        if (ledger.Setup.Accounts.Count < 2)
            return false;
        if (rows.Count > MaxLookups)
            return true;
        foreach (var row in rows)
        {
            var (back, ahead) = row.AmountMinor < 0
                ? (TransferRules.DaysBefore, TransferRules.DaysAfter)
                : (TransferRules.DaysAfter, TransferRules.DaysBefore);
            if (await LinkedRowTable.HasAmountElsewhereAsync(
                session, row, -row.AmountMinor, row.BookedOn.AddDays(-back), row.BookedOn.AddDays(ahead)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A credit is worded like a refund, or is from a shop where something was bought lately.</summary>
    private static async Task<bool> ConcernsRefundsAsync(DbSession session, IReadOnlyList<TransactionRow> rows)
    {
        foreach (var row in rows.Where(row => row.AmountMinor > 0))
        {
            var (mayBe, isWorded) = RefundWording.Of(row.Description);
            if (mayBe && (isWorded || await LinkedRowTable.HasPurchaseAsync(session, row, row.BookedOn.AddDays(-new RefundOptions().Days))))
                return true;
        }

        return false;
    }
}
