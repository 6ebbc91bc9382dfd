using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Categories;

/// <summary>
/// Lists a ledger's categories by name. There are at most <see cref="CreateCategory.MaxCategories"/>, so a page holds them all.
/// </summary>
public sealed class ListCategories(Database database)
{
    public async Task<Result<Page<CategoryDetails>>> ExecuteAsync(Guid ledgerId, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(session => CategoryTable.ListAsync(session, ledgerId), cancellationToken);
        return new Page<CategoryDetails>([.. rows.Select(CategoryDetails.Of)], null);
    }
}
