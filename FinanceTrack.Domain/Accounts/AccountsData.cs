using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Accounts;

/// <summary>A ledger's accounts.</summary>
public sealed class AccountsData(Database database) : ILedgerData
{
    public IEnumerable<UserDataSet> Export(Guid ledgerId, Guid readerId) =>
        [UserDataSet.Of("accounts", cancellationToken => ReadAsync(ledgerId, cancellationToken))];

    public Task EraseAsync(DbSession session, Guid ledgerId) => AccountTable.EraseAsync(session, ledgerId);

    private async IAsyncEnumerable<AccountDetails> ReadAsync(
        Guid ledgerId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in await database.ReadAsync(session => AccountTable.ListAsync(session, ledgerId), cancellationToken))
            yield return AccountDetails.Of(row);
    }
}
