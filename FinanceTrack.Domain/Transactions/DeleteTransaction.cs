using FinanceTrack.Domain.Anomalies.Feedback;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Links.Rows;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Transactions;

/// <summary>
/// Deletes a transaction, and takes it out of its month's sums, of its account's balance and of the statistics. Its links dissolve, and the
/// other transaction stays.
/// </summary>
public sealed class DeleteTransaction(
    Database database, LedgerReader ledgers, StatisticsUpdater statistics, LinkWriter links, MatchSignal signal)
{
    /// <param name="ifMatch">The version the caller has seen, or null for whichever there is.</param>
    public Task<Result<Deleted>> ExecuteAsync(LedgerActor actor, Guid id, int? ifMatch, CancellationToken cancellationToken) =>
        database.WriteAsync(session => DeleteAsync(session, actor, id, ifMatch), cancellationToken);

    private async Task<Result<Deleted>> DeleteAsync(DbSession session, LedgerActor actor, Guid id, int? ifMatch)
    {
        if (!(await ledgers.LockTransactionAsync(session, actor, id, ifMatch)).TryGet(out var locked, out var refused))
            return refused;
        var (ledger, row) = locked;

        row = await links.ReleaseAsync(session, ledger, row);
        await RowFigures.ChangeAsync(session, [row], []);
        await LinkTable.DeleteOfRowAsync(session, actor.LedgerId, id);
        if (row.IsSplit)
            await PartTable.DeleteAsync(session, row);
        await TransactionTable.DeleteAsync(session, actor.LedgerId, id);
        await AnswerTable.DeleteAsync(session, actor.LedgerId, id);
        await signal.RaiseAsync(session, ledger, [row]);
        return new Deleted(await statistics.ApplyChangeAsync(session, ledger));
    }
}
