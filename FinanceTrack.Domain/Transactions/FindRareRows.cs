using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Transactions;

/// <summary>
/// Decides whether a filter leaves so few rows that a list is best made of them, and finds them: a text by the search blocks, an amount and
/// a currency by their index. The other filters have indexes in the list's own order.
/// </summary>
internal static class FindRareRows
{
    /// <summary>Up to so many blocks are searched without asking first how frequent the text is.</summary>
    private const int FewBlocks = 4;

    /// <summary>A row found by its sequence number costs so many rows that are read in order.</summary>
    private const double CostOfLookup = 1.5;

    private const int MinRows = 200;

    /// <summary>The sequence numbers of the rows, other filters aside; null where they are many, or nothing is known of them.</summary>
    /// <param name="pageRows">How many rows the list needs.</param>
    public static async Task<List<long>?> RunAsync(DbSession session, Guid ledgerId, TransactionFilter filter, int pageRows)
    {
        if (filter is { Text: null, Min: null, Max: null, Currency: null }
            || await LedgersTable.FindAsync(session, ledgerId) is not { LastSequence: var last })
        {
            return null;
        }

        // At this number reading the rows one by one costs as much as reading in order until the page is full.
        var maxRows = Math.Max(MinRows, (int)Math.Sqrt((double)pageRows * last));
        return (filter.Text is null ? null : await WithTextAsync(session, ledgerId, filter.Text, pageRows, last, maxRows))
            ?? (filter is { Min: null, Max: null, Currency: null } ? null : await OfAmountsAsync(session, ledgerId, filter, maxRows));
    }

    private static async Task<List<long>?> WithTextAsync(
        DbSession session, Guid ledgerId, string text, int pageRows, long last, int maxRows)
    {
        var runs = SearchBlock.RunsOf(SearchText.Fold(text));
        if (runs.Count == 0)
            return null;
        var pattern = SearchText.Pattern(text);
        var blocks = await SearchBlockTable.FindBlocksAsync(session, ledgerId, runs, last);
        if (blocks.Count > FewBlocks)
        {
            var sample = await RareRowTable.FindTextAsync(session, ledgerId, blocks.Take(1), pattern, SearchBlock.Rows);
            var matches = Math.Max(.5, sample.Count) * blocks.Count;
            if (Math.Min(last, last * (pageRows / matches)) < blocks.Count * SearchBlock.Rows * CostOfLookup)
                return null;
        }

        var found = await RareRowTable.FindTextAsync(session, ledgerId, blocks, pattern, maxRows + 1);
        return found.Count > maxRows ? null : found;
    }

    private static async Task<List<long>?> OfAmountsAsync(DbSession session, Guid ledgerId, TransactionFilter filter, int maxRows)
    {
        var ranges = (await AccountTable.ReadCurrenciesAsync(session, ledgerId))
            .Where(code => filter.Currency is null || code == filter.Currency)
            .Select(Currency.Of)
            .Select(currency => (Currency: currency, Low: filter.LowIn(currency), High: filter.HighIn(currency)))
            .ToList();
        var count = 0;
        foreach (var (currency, low, high) in ranges)
        {
            count += await RareRowTable.CountAmountsAsync(session, ledgerId, currency, low, high, maxRows + 1);
            if (count > maxRows)
                return null;
        }

        var found = new List<long>(count);
        foreach (var (currency, low, high) in ranges)
            found.AddRange(await RareRowTable.FindAmountsAsync(session, ledgerId, currency, low, high));
        return found;
    }
}
