using FinanceTrack.Domain.Assertions.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Assertions;

/// <summary>What statements say of a ledger's accounts.</summary>
public sealed class AssertionData(Database database) : ILedgerData
{
    public IEnumerable<UserDataSet> Export(Guid ledgerId, Guid readerId) =>
        [UserDataSet.Of("assertions", cancellationToken => ReadAsync(ledgerId, cancellationToken))];

    public Task EraseAsync(DbSession session, Guid ledgerId) => AssertionTable.EraseAsync(session, ledgerId);

    private async IAsyncEnumerable<ExportedAssertion> ReadAsync(
        Guid ledgerId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in await database.ReadAsync(session => AssertionTable.ReadAllAsync(session, ledgerId), cancellationToken))
            yield return new ExportedAssertion(row.AccountId, row.Day, row.BalanceMinor, row.UpdatedAt);
    }
}

/// <summary>A statement's balance as it is exported.</summary>
/// <param name="BalanceMinor">In minor units of the account's currency.</param>
public sealed record ExportedAssertion(Guid AccountId, DateOnly Day, long BalanceMinor, DateTimeOffset UpdatedAt);
