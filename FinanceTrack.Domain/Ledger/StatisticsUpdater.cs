using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Jobs;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Ledger;

/// <summary>
/// Makes a user's statistics follow an edit or a delete of an earlier row. Statistics are a fold over the rows in their order,
/// so the history is folded again: here and now when it is short, by a job when it is long.
/// </summary>
public sealed class StatisticsUpdater(ScorerSource scorers, StatisticsCache statistics, JobBacklog backlog, RefreshSignal refresh)
{
    /// <summary>A history up to this many rows is folded within the request: some tens of milliseconds.</summary>
    private const int ShortHistory = 5_000;

    /// <summary>After rows have left, or changed where no score is shown.</summary>
    internal async Task<StatisticsState> ApplyChangeAsync(DbSession session, LedgerState ledger)
    {
        var revision = ledger.Version.Revision + 1;
        await LedgersTable.ReviseAsync(session, ledger.LedgerId, revision);
        await refresh.RaiseAsync(session, ledger.LedgerId);
        if (ledger.Version.LastSequence > ShortHistory)
            return await QueueAsync(session, ledger.LedgerId);
        var scorer = await scorers.GetAsync(session.CancellationToken);
        var fold = await StatisticsRebuild.FoldAsync(session, ledger.LedgerId, scorer.Priors);
        await StatisticsTable.ReplaceAsync(session, ledger.LedgerId, fold, revision);
        return StatisticsState.Current;
    }

    /// <summary>
    /// For a row that is changed: scores it again against what was known before it. With a long history it is compared with
    /// the present statistics, which are those it has helped to make.
    /// </summary>
    /// <param name="row">The changed row, not stored yet.</param>
    /// <param name="facts">Of the changed row.</param>
    internal async Task<(TransactionRow Row, StatisticsState State)> ApplyChangeAsync(
        DbSession session, LedgerState ledger, TransactionRow row, TransactionFacts facts)
    {
        var revision = ledger.Version.Revision + 1;
        await LedgersTable.ReviseAsync(session, ledger.LedgerId, revision);
        await refresh.RaiseAsync(session, ledger.LedgerId);
        var scoring = new RowScoring(await scorers.GetAsync(session.CancellationToken), statistics, ledger);
        if (ledger.Version.LastSequence > ShortHistory)
        {
            var state = await QueueAsync(session, ledger.LedgerId);
            return (scoring.Score(await scoring.TakeAsync(session, [facts]), row, in facts), state);
        }

        var fold = await StatisticsRebuild.FoldAsync(session, ledger.LedgerId, scoring.Priors, last: row.Sequence - 1);
        var scored = scoring.Score(fold, row, in facts);
        fold.Add(in facts);
        await StatisticsRebuild.ContinueAsync(session, ledger.LedgerId, fold, after: row.Sequence);
        await StatisticsTable.ReplaceAsync(session, ledger.LedgerId, fold, revision);
        return (scored, StatisticsState.Current);
    }

    private async Task<StatisticsState> QueueAsync(DbSession session, Guid ledgerId)
    {
        await backlog.AddAsync(session, new JobRequest(ComputeAnomalyStatistics.JobKind) { LedgerId = ledgerId });
        return StatisticsState.Recomputing;
    }
}
