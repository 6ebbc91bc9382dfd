using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>
/// The SQL that finds rows where they are few. A list reads rows in the order of their days until a page is full, which is fast where many
/// match and slow where none does: then the rows are found here, and the list is made of them alone.
/// </summary>
internal static class RareRowTable
{
    // CROSS JOIN keeps SQLite to this order; elsewhere it is an ordinary join.
    private static readonly Statement WithTextSql = Statement.Of(d => $"""
        SELECT Sequence FROM {d.NumbersOf("@Blocks")} b CROSS JOIN Transactions
        WHERE LedgerId = @LedgerId AND Sequence >= b.Number * {SearchBlock.Rows} AND Sequence < (b.Number + 1) * {SearchBlock.Rows}
          AND SearchText LIKE @Text ESCAPE '{SearchText.Escape}'
        ORDER BY Sequence DESC
        {d.Limit("@MaxRows")}
        """);

    // From the index alone, without a look at the rows.
    private static readonly Statement CountAmountsSql = Statement.Of(d => $"""
        SELECT COUNT(*) FROM (
            SELECT AmountMinor FROM Transactions
            WHERE LedgerId = @LedgerId AND Currency = @Currency AND AmountMinor >= @Low AND AmountMinor <= @High
            ORDER BY AmountMinor
            {d.Limit("@MaxRows")}) found
        """);

    private static readonly Statement AmountsSql = Statement.Of("""
        SELECT Sequence FROM Transactions
        WHERE LedgerId = @LedgerId AND Currency = @Currency AND AmountMinor >= @Low AND AmountMinor <= @High
        ORDER BY AmountMinor
        """);

    /// <summary>The sequence numbers of the rows of these blocks that have the text, at most so many.</summary>
    /// <param name="pattern">Of <see cref="SearchText.Pattern"/>.</param>
    public static Task<List<long>> FindTextAsync(
        DbSession session, Guid ledgerId, IEnumerable<long> blocks, string pattern, int maxRows) => session.QueryAsync(
        WithTextSql, new { LedgerId = ledgerId, Blocks = SqlText.Numbers(blocks), Text = pattern, MaxRows = maxRows },
        static row => row.Long(0));

    /// <summary>How many rows of the currency have an amount in the range, counted up to a bound.</summary>
    public static Task<int> CountAmountsAsync(DbSession session, Guid ledgerId, Currency currency, long low, long high, int maxRows) =>
        session.ScalarAsync<int>(
            CountAmountsSql, new { LedgerId = ledgerId, Currency = currency, Low = low, High = high, MaxRows = maxRows });

    /// <summary>Their sequence numbers.</summary>
    public static Task<List<long>> FindAmountsAsync(DbSession session, Guid ledgerId, Currency currency, long low, long high) =>
        session.QueryAsync(
            AmountsSql, new { LedgerId = ledgerId, Currency = currency, Low = low, High = high }, static row => row.Long(0));
}
