using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Transactions;

/// <summary>Finds which of an upstream system's transactions are recorded.</summary>
public sealed class FindByExternalIds(Database database)
{
    private const int MaxAtOnce = 500;

    /// <returns>Those of the ledger's transactions that have one of these external ids, in no order.</returns>
    public Task<IReadOnlyList<TransactionDetails>> ExecuteAsync(
        Guid ledgerId, IReadOnlyList<string> externalIds, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session =>
            {
                var found = new List<TransactionDetails>();
                foreach (var keys in externalIds.Select(TransactionDraft.KeyOf).Chunk(MaxAtOnce))
                    found.AddRange(await TransactionTable.FindByExternalIdKeysAsync(session, ledgerId, keys));
                return (IReadOnlyList<TransactionDetails>)found;
            },
            cancellationToken);
}
