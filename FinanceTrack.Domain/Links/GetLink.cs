using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Links.Rows;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Links;

public sealed class GetLink(Database database)
{
    public async Task<Result<LinkDetails>> ExecuteAsync(Guid ledgerId, Guid id, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(session => LinkTable.FindAsync(session, ledgerId, id), cancellationToken);
        return row is null ? new NotFoundError("link") : LinkDetails.Of(row);
    }
}
