using FinanceTrack.Domain.Categorization.Memory;
using FinanceTrack.Domain.Categorization.Rules;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Categorization;

/// <summary>A user's rules, to take along, and the memory, which is derived from the categories that stand with the transactions.</summary>
public sealed class CategorizationData(Database database) : ILedgerData
{
    public IEnumerable<UserDataSet> Export(Guid ledgerId, Guid readerId) =>
        [UserDataSet.Of("categorization-rules", cancellationToken => ReadAsync(ledgerId, cancellationToken))];

    public async Task EraseAsync(DbSession session, Guid ledgerId)
    {
        await RuleTable.EraseAsync(session, ledgerId);
        await CategoryMemoryTable.EraseAsync(session, ledgerId);
    }

    private async IAsyncEnumerable<RuleDetails> ReadAsync(
        Guid ledgerId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in await database.ReadAsync(session => RuleTable.ListAsync(session, ledgerId), cancellationToken))
            yield return RuleDetails.Of(row);
    }
}
