using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Recurring.Storage;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Recurring;

/// <summary>Lists what recurs in a ledger, the latest found first, a page at a time.</summary>
public sealed class ListStreams(Database database)
{
    public async Task<Result<Page<StreamDetails>>> ExecuteAsync(
        Guid ledgerId, StreamFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        if (!page.BeforeId().TryGet(out var before, out var error))
            return error;
        var rows = await database.ReadAsync(
            session => StreamTable.ListAsync(session, ledgerId, filter, before, page.Limit + 1), cancellationToken);
        return page.Of(rows, row => row.Id).Map(StreamDetails.Of);
    }
}
