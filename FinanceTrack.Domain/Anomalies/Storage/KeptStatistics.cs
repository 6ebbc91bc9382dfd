using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Domain.Anomalies.Storage;

/// <summary>
/// The statistics of users whose transactions come through this process, between one and the next: what a row is held against, recent
/// rows included, has then not to be read again. A fold belongs to one request at a time.
/// </summary>
public sealed class KeptStatistics : IDisposable
{
    private const int MostUsers = 1_000;

    // Of a hundred bytes each, more or less. A fold that has grown larger is let go, and begins anew with what the next row needs.
    private const int LargestFold = 400;

    private readonly StampedCache<HistoryVersion, StatisticsFold> _folds = new(MostUsers);

    /// <summary>
    /// The statistics that the rows will be held against, for the caller alone. Statistics of an older form are recomputed here and now.
    /// </summary>
    /// <param name="version">Of the user's ledger, read in this session before.</param>
    internal async Task<StatisticsFold> TakeAsync(
        DbSession session, Guid userId, HistoryVersion version, IReadOnlyList<TransactionFacts> rows, Priors priors)
    {
        var known = _folds.Take(userId, version);
        if (known?.PriorsVersion != priors.Version)
            known = null;
        return await StatisticsStore.FindAsync(session, userId, rows, priors, known)
            ?? await StatisticsRebuild.FoldAsync(session, userId, priors);
    }

    /// <summary>Gives back a fold, as it is stored under the version.</summary>
    internal void Keep(Guid userId, HistoryVersion version, StatisticsFold fold)
    {
        if (!fold.IsWhole && fold.Size <= LargestFold)
            _folds.Keep(userId, version, fold);
    }

    public void Dispose() => _folds.Dispose();
}
