using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>
/// The SQL of search blocks. A block is stored when it is full, in the database transaction of its last row, so that recording a row costs
/// nothing else; the rows after it are searched one by one.
/// </summary>
internal static class SearchBlockTable
{
    private static readonly Statement FiltersSql = Statement.Of(
        "SELECT Block, Filter FROM SearchBlocks WHERE LedgerId = @LedgerId ORDER BY Block");

    private static readonly Statement TextsSql = Statement.Of("""
        SELECT SearchText FROM Transactions
        WHERE LedgerId = @LedgerId AND Sequence >= @First AND Sequence <= @Last
        ORDER BY Sequence
        """);

    private static readonly Statement StoreSql = Statement.Of(d => d.Upsert("SearchBlocks", ["LedgerId", "Block"], ["Filter"], []));

    private static readonly Statement EraseSql = Statement.Of("DELETE FROM SearchBlocks WHERE LedgerId = @LedgerId");

    /// <summary>The blocks in which a row may have all of the runs, the latest first. Those that are not stored are among them.</summary>
    /// <param name="lastSequence">Of the row that was recorded last.</param>
    public static async Task<List<long>> FindBlocksAsync(DbSession session, Guid ledgerId, IReadOnlyList<ulong> runs, long lastSequence)
    {
        var stored = await session.QueryAsync(
            FiltersSql, new { LedgerId = ledgerId }, row => (Block: row.Long(0), MayHold: SearchBlock.MayHold(row.Bytes(1), runs)));
        var ruledOut = stored.Where(block => !block.MayHold).Select(block => block.Block).ToHashSet();
        var found = new List<long>();
        for (var block = SearchBlock.Of(lastSequence); block >= 0; block--)
        {
            if (!ruledOut.Contains(block))
                found.Add(block);
        }

        return found;
    }

    /// <summary>Stores the blocks that these rows, which were just inserted in their order, have filled.</summary>
    public static async Task StoreFilledAsync(DbSession session, IReadOnlyList<TransactionRow> inserted)
    {
        if (inserted.Count == 0)
            return;
        var (first, last) = (inserted[0].Sequence, inserted[^1].Sequence);
        for (var block = SearchBlock.Of(first); SearchBlock.LastOf(block) <= last; block++)
            await StoreAsync(session, inserted[0].LedgerId, block);
    }

    /// <summary>Computes the block of a row again whose text has changed, or that has left.</summary>
    /// <param name="lastSequence">Of the row that was recorded last.</param>
    public static async Task FollowAsync(DbSession session, TransactionRow row, long lastSequence)
    {
        var block = SearchBlock.Of(row.Sequence);
        if (SearchBlock.LastOf(block) <= lastSequence)
            await StoreAsync(session, row.LedgerId, block);
    }

    public static Task EraseAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(EraseSql, new { LedgerId = ledgerId });

    /// <summary>Computes a block of its rows, all of which are there.</summary>
    public static async Task StoreAsync(DbSession session, Guid ledgerId, long block)
    {
        var texts = await session.QueryAsync(
            TextsSql, new { LedgerId = ledgerId, First = SearchBlock.FirstOf(block), Last = SearchBlock.LastOf(block) },
            static row => row.Text(0));
        await session.ExecuteAsync(StoreSql, new { LedgerId = ledgerId, Block = block, Filter = SearchBlock.FilterOf(texts) });
    }
}
