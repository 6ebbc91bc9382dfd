using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Insights.Storage;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Insights;

/// <summary>Lists what is worth telling about a ledger, the latest first, a page at a time.</summary>
public sealed class ListInsights(Database database)
{
    public async Task<Result<Page<InsightDetails>>> ExecuteAsync(
        LedgerActor reader, InsightFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var after = new TransactionCursor(DateOnly.MaxValue, Guid.AllBitsSet);
        if (page.Cursor is not null && !TransactionCursor.TryParse(page.Cursor, out after))
            return PageRequest.InvalidCursor;
        return await database.ReadAsync(async session =>
        {
            var words = await InsightWords.ReadAsync(session, reader.LedgerId, reader.UserId);
            var rows = await InsightTable.ListAsync(session, reader.LedgerId, filter, after, page.Limit + 1);
            return page.Of(rows, row => new TransactionCursor(row.AboutDay, row.Id).ToString()).Map(words.Describe);
        }, cancellationToken);
    }
}
