using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Categories;

public sealed class GetCategory(Database database)
{
    public async Task<Result<CategoryDetails>> ExecuteAsync(Guid ledgerId, Guid id, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(session => CategoryTable.FindAsync(session, ledgerId, id), cancellationToken);
        return row is null ? new NotFoundError("category") : CategoryDetails.Of(row);
    }
}
