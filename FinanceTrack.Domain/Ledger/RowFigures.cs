using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Summaries;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Ledger;

/// <summary>
/// The figures that follow from rows, kept in the database transaction of the rows' own change: monthly sums and balances.
/// </summary>
internal static class RowFigures
{
    /// <param name="old">The rows as they were; none where rows are new.</param>
    /// <param name="changed">The same rows as they are; none where they were deleted. Parts are not changed by this.</param>
    public static async Task ChangeAsync(
        DbSession session, IReadOnlyList<TransactionRow> old, IReadOnlyList<TransactionRow> changed)
    {
        var sums = new List<SummaryRow>();
        foreach (var row in old)
            sums.AddRange(SummaryRow.Of(row, await PartTable.ReadAsync(session, row)).Select(sum => sum.Negated()));
        foreach (var row in changed)
            sums.AddRange(SummaryRow.Of(row, await PartTable.ReadAsync(session, row)));
        await ApplyAsync(session, sums);
    }

    public static async Task ApplyAsync(DbSession session, IReadOnlyList<SummaryRow> sums)
    {
        await SummaryTable.AddAsync(session, sums);
        foreach (var account in sums.GroupBy(sum => (sum.LedgerId, sum.AccountId)).OrderBy(account => account.Key.AccountId))
        {
            var minor = account.Sum(sum => sum.BalanceMinor);
            if (minor != 0)
                await AccountTable.AddToBalanceAsync(session, account.Key.LedgerId, account.Key.AccountId, minor);
        }
    }
}
