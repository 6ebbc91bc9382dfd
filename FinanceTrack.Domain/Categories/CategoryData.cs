using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Categories;

/// <summary>A ledger's categories.</summary>
public sealed class CategoryData(Database database) : ILedgerData
{
    public IEnumerable<UserDataSet> Export(Guid ledgerId, Guid readerId) =>
        [UserDataSet.Of("categories", cancellationToken => ReadAsync(ledgerId, cancellationToken))];

    public Task EraseAsync(DbSession session, Guid ledgerId) => CategoryTable.EraseAsync(session, ledgerId);

    private async IAsyncEnumerable<CategoryDetails> ReadAsync(
        Guid ledgerId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in await database.ReadAsync(session => CategoryTable.ListAsync(session, ledgerId), cancellationToken))
            yield return CategoryDetails.Of(row);
    }
}
