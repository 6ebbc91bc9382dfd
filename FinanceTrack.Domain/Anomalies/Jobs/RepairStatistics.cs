using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Anomalies.Jobs;

/// <summary>
/// Compares one user's stored statistics with those folded from the whole history, and replaces them where they differ. The history
/// is folded without holding anything. Sound statistics, which nearly all are, so cost no writer a wait; for others the ledger is held
/// only while the rows added meanwhile are folded too and the result is written.
/// </summary>
public sealed class RepairStatistics(Database database, ScorerSource scorers)
{
    private const int AttemptsWithoutLock = 3;

    /// <summary>What was found and how many rows were folded; null when there is no such user.</summary>
    internal async Task<StatisticsCheck?> ExecuteAsync(Guid userId, CancellationToken cancellationToken)
    {
        var priors = (await scorers.GetAsync(cancellationToken)).Priors;
        for (var attempt = 0; attempt < AttemptsWithoutLock; attempt++)
        {
            var work = await database.ReadAsync(session => LookAsync(session, userId, priors), cancellationToken);
            if (work is null || work.Finding == StatisticsFinding.Sound)
                return work?.ToCheck();
            if (await database.WriteAsync(session => TryReplaceAsync(session, work), cancellationToken))
                return work.ToCheck();
        }

        // Earlier rows of this user change faster than they can be folded: let them wait once.
        return await database.WriteAsync(session => ReplaceAsync(session, userId, priors), cancellationToken);
    }

    /// <summary>Reads the mark first: whatever changes while the rest is read moves it, and is noticed under the lock.</summary>
    private static async Task<Work?> LookAsync(DbSession session, Guid userId, Priors priors) =>
        await HistoryMark.ReadAsync(session, userId) is { } mark ? await LookAsync(session, userId, priors, mark) : null;

    private static async Task<Work> LookAsync(DbSession session, Guid userId, Priors priors, HistoryMark mark)
    {
        var work = new Work(userId, new StatisticsFold(priors), mark.Revision);
        await work.FoldAsync(session, mark);
        work.Finding = (await StoredStatistics.ReadAsync(session, userId)).CompareWith(work.Fold, mark.Revision);
        return work;
    }

    /// <summary>False when earlier rows have changed since the fold, which is then of no use.</summary>
    private static async Task<bool> TryReplaceAsync(DbSession session, Work work)
    {
        if (await HistoryMark.LockAsync(session, work.UserId) is not { } mark || mark.Revision != work.Revision)
            return false;
        await work.FoldAsync(session, mark);
        work.Finding = (await StoredStatistics.ReadAsync(session, work.UserId)).CompareWith(work.Fold, mark.Revision);
        if (work.Finding != StatisticsFinding.Sound)
            await StatisticsStore.ReplaceAsync(session, work.UserId, work.Fold, mark.Revision);
        return true;
    }

    private static async Task<StatisticsCheck?> ReplaceAsync(DbSession session, Guid userId, Priors priors)
    {
        if (await HistoryMark.LockAsync(session, userId) is not { } mark)
            return null;
        var work = await LookAsync(session, userId, priors, mark);
        await StatisticsStore.ReplaceAsync(session, userId, work.Fold, mark.Revision);
        return work.ToCheck();
    }

    /// <summary>A fold that is taken further until it has reached the end of the history.</summary>
    private sealed class Work(Guid userId, StatisticsFold fold, long revision)
    {
        private long _folded;

        public Guid UserId => userId;

        public StatisticsFold Fold => fold;

        public long Revision => revision;

        public StatisticsFinding Finding { get; set; }

        /// <summary>Safe to repeat: rows that are folded already are not read again.</summary>
        public async Task FoldAsync(DbSession session, HistoryMark mark)
        {
            await foreach (var row in HistoryRows.ReadAsync(session, userId, _folded, mark.LastSequence))
            {
                fold.Add(in row);
                _folded = row.Sequence;
            }
        }

        public StatisticsCheck ToCheck() => new(Finding, fold.User.Count);
    }
}

/// <summary>The outcome for one user.</summary>
internal sealed record StatisticsCheck(StatisticsFinding Finding, int Rows);
