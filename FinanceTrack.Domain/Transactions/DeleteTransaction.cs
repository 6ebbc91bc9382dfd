using FinanceTrack.Domain.Anomalies.Feedback;
using FinanceTrack.Domain.Assertions;
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
    /// <param name="force">Whether to delete it even where a statement of the bank agrees with it.</param>
    public Task<Result<Deleted>> ExecuteAsync(LedgerActor actor, Guid id, int? ifMatch, bool force, CancellationToken cancellationToken) =>
        database.WriteAsync(session => DeleteAsync(session, actor, id, ifMatch, force), cancellationToken);

    /// <summary>In a transaction of the caller.</summary>
    internal async Task<Result<Deleted>> DeleteAsync(DbSession session, LedgerActor actor, Guid id, int? ifMatch, bool force)
    {
        if (!(await ledgers.LockTransactionAsync(session, actor, id, ifMatch)).TryGet(out var locked, out var refused))
            return refused;
        var (ledger, row) = locked;
        if (!force && await ReconciledRows.FindProblemAsync(session, row) is { } reconciled)
            return reconciled;

        row = await links.ReleaseAsync(session, ledger, row);
        await RowFigures.ChangeAsync(session, [row], []);
        await LinkTable.DeleteOfRowAsync(session, actor.LedgerId, id);
        if (row.IsSplit)
            await PartTable.DeleteAsync(session, row);
        await TransactionTable.DeleteAsync(session, actor.LedgerId, id);
        await SearchBlockTable.FollowAsync(session, row, ledger.Version.LastSequence);
        await AnswerTable.DeleteAsync(session, actor.LedgerId, id);
        await signal.RaiseAsync(session, ledger, [row]);
        return new Deleted(await statistics.ApplyChangeAsync(session, ledger));
    }
}
