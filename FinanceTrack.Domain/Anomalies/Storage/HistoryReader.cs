using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Anomalies.Storage;

/// <summary>A user's rows in the order of recording, as scoring sees them.</summary>
internal static class HistoryReader
{
    private static readonly Statement ReadSql = Statement.Of($"""
        SELECT {FactsRow.Columns} FROM Transactions
        WHERE LedgerId = @LedgerId AND Sequence > @After AND Sequence <= @Last AND {FactsRow.Counts}
        ORDER BY Sequence
        """);

    /// <param name="after">The sequence after which to begin; 0 for the first row.</param>
    /// <param name="last">The last sequence, included.</param>
    public static IAsyncEnumerable<TransactionFacts> ReadAsync(
        DbSession session, Guid ledgerId, long after = 0, long last = long.MaxValue) =>
        session.StreamAsync(ReadSql, new { LedgerId = ledgerId, After = after, Last = last }, static row => FactsRow.Read(row).ToFacts());
}
