using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;

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
    internal async Task<StatisticsCheck?> ExecuteAsync(Guid ledgerId, CancellationToken cancellationToken)
    {
        var priors = (await scorers.GetAsync(cancellationToken)).Priors;
        for (var attempt = 0; attempt < AttemptsWithoutLock; attempt++)
        {
            var work = await database.ReadAsync(session => LookAsync(session, ledgerId, priors), cancellationToken);
            if (work is null || work.Finding == StatisticsFinding.Sound)
                return work?.ToCheck();
            if (await database.WriteAsync(session => TryReplaceAsync(session, work), cancellationToken))
                return work.ToCheck();
        }

        // Earlier rows of this user change faster than they can be folded: let them wait once.
        return await database.WriteAsync(session => ReplaceAsync(session, ledgerId, priors), cancellationToken);
    }

    /// <summary>Reads the version first: whatever changes while the rest is read moves it, and is noticed under the lock.</summary>
    private static async Task<Work?> LookAsync(DbSession session, Guid ledgerId, Priors priors) =>
        await LedgersTable.FindAsync(session, ledgerId) is { } version ? await LookAsync(session, ledgerId, priors, version) : null;

    private static async Task<Work> LookAsync(DbSession session, Guid ledgerId, Priors priors, LedgerVersion version)
    {
        var work = new Work(ledgerId, new StatisticsFold(priors), version.Revision);
        await work.FoldAsync(session, version);
        work.Finding = (await StoredStatistics.ReadAsync(session, ledgerId)).CompareWith(work.Fold, version.Revision);
        return work;
    }

    /// <summary>False when earlier rows have changed since the fold, which is then of no use.</summary>
    private static async Task<bool> TryReplaceAsync(DbSession session, Work work)
    {
        if (await LedgersTable.LockAsync(session, work.LedgerId) is not { } version || version.Revision != work.Revision)
            return false;
        await work.FoldAsync(session, version);
        work.Finding = (await StoredStatistics.ReadAsync(session, work.LedgerId)).CompareWith(work.Fold, version.Revision);
        if (work.Finding != StatisticsFinding.Sound)
            await StatisticsTable.ReplaceAsync(session, work.LedgerId, work.Fold, version.Revision);
        return true;
    }

    private static async Task<StatisticsCheck?> ReplaceAsync(DbSession session, Guid ledgerId, Priors priors)
    {
        if (await LedgersTable.LockAsync(session, ledgerId) is not { } version)
            return null;
        var work = await LookAsync(session, ledgerId, priors, version);
        await StatisticsTable.ReplaceAsync(session, ledgerId, work.Fold, version.Revision);
        return work.ToCheck();
    }

    /// <summary>A fold that is taken further until it has reached the end of the history.</summary>
    private sealed class Work(Guid ledgerId, StatisticsFold fold, long revision)
    {
        private long _folded;

        public Guid LedgerId => ledgerId;

        public StatisticsFold Fold => fold;

        public long Revision => revision;

        public StatisticsFinding Finding { get; set; }

        /// <summary>Safe to repeat: rows that are folded already are not read again.</summary>
        public async Task FoldAsync(DbSession session, LedgerVersion version)
        {
            await foreach (var row in HistoryReader.ReadAsync(session, ledgerId, _folded, version.LastSequence))
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
