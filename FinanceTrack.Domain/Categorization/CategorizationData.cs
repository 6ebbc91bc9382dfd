using FinanceTrack.Domain.Categorization.Memory;
using FinanceTrack.Domain.Categorization.Rules;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Categorization;

/// <summary>A user's rules, to take along, and the memory, which is derived from the categories that stand with the transactions.</summary>
public sealed class CategorizationData(Database database) : IUserData
{
    public IEnumerable<UserDataSet> Export(Guid userId) =>
        [UserDataSet.Of("categorization-rules", cancellationToken => ReadAsync(userId, cancellationToken))];

    public async Task EraseAsync(DbSession session, Guid userId)
    {
        await RuleTable.EraseAsync(session, userId);
        await CategoryMemoryTable.EraseAsync(session, userId);
    }

    private async IAsyncEnumerable<RuleDetails> ReadAsync(
        Guid userId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in await database.ReadAsync(session => RuleTable.ListAsync(session, userId), cancellationToken))
            yield return RuleDetails.Of(row);
    }
}
