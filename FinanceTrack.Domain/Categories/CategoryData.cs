using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Categories;

/// <summary>A user's categories.</summary>
public sealed class CategoryData(Database database) : IUserData
{
    public IEnumerable<UserDataSet> Export(Guid userId) =>
        [UserDataSet.Of("categories", cancellationToken => ReadAsync(userId, cancellationToken))];

    public Task EraseAsync(DbSession session, Guid userId) => CategoryTable.EraseAsync(session, userId);

    private async IAsyncEnumerable<CategoryDetails> ReadAsync(
        Guid userId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in await database.ReadAsync(session => CategoryTable.ListAsync(session, userId), cancellationToken))
            yield return CategoryDetails.Of(row);
    }
}
