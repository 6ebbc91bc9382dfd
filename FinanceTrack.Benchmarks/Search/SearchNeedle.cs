using System.Diagnostics;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Benchmarks.Search;

/// <summary>What a made-up ledger needs to be searched: its search blocks, and one row to find.</summary>
internal static class SearchNeedle
{
    public const string Text = "needle in the hay";

    private static readonly Statement HideSql = Statement.Of("""
        UPDATE Transactions SET Description = @Text, SearchText = @Text WHERE LedgerId = @LedgerId AND Sequence = @Sequence;
        """);

    /// <summary>How long the blocks took.</summary>
    public static async Task<TimeSpan> PrepareAsync(Database database, Guid ledgerId, int rows, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            session => session.ExecuteAsync(HideSql, new { LedgerId = ledgerId, Sequence = rows / 3, Text }), cancellationToken);
        var watch = Stopwatch.StartNew();
        for (var block = 0L; SearchBlock.LastOf(block) <= rows; block++)
        {
            var filled = block;
            await database.WriteAsync(
                async session =>
                {
                    await SearchBlockTable.StoreAsync(session, ledgerId, filled);
                    return true;
                },
                cancellationToken);
        }

        return watch.Elapsed;
    }
}
