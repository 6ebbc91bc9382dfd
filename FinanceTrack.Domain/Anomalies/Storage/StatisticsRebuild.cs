using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Anomalies.Storage;

/// <summary>Folds a user's whole history again, as if every row were recorded in its order.</summary>
public static class StatisticsRebuild
{
    /// <param name="session">One that has locked the user's ledger when the result is to be stored.</param>
    /// <param name="last">The last sequence, included.</param>
    public static async Task<StatisticsFold> FoldAsync(DbSession session, Guid ledgerId, Priors priors, long last = long.MaxValue)
    {
        var fold = new StatisticsFold(priors);
        await ContinueAsync(session, ledgerId, fold, 0, last);
        return fold;
    }

    /// <summary>Adds the rows after a sequence.</summary>
    public static async Task ContinueAsync(DbSession session, Guid ledgerId, StatisticsFold fold, long after, long last = long.MaxValue)
    {
        await foreach (var facts in HistoryRows.ReadAsync(session, ledgerId, after, last))
            fold.Add(in facts);
    }

    /// <summary>What was seen of the row with this sequence when it was recorded; null when there is no such row.</summary>
    public static async Task<Observation?> ObserveAsync(DbSession session, Guid ledgerId, long sequence, Priors priors, CurrencyCode home)
    {
        var fold = new StatisticsFold(priors);
        await foreach (var facts in HistoryRows.ReadAsync(session, ledgerId, last: sequence))
        {
            if (facts.Sequence == sequence)
                return Observer.Observe(in facts, fold.Find(in facts), fold.Recent(in facts), priors, home);
            fold.Add(in facts);
        }

        return null;
    }
}
