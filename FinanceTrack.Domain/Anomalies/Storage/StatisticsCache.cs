using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Caching;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Domain.Anomalies.Storage;

/// <summary>
/// The statistics of users whose transactions come through this process, from one transaction to the next: what a row is compared with, recent
/// rows included, has then not to be read again. A fold belongs to one request at a time.
/// </summary>
public sealed class StatisticsCache : IDisposable
{
    private const int MaxUsers = 1_000;

    // Entries of about a hundred bytes each. A larger fold is dropped; the next row loads what it needs again.
    private const int MaxFold = 400;

    private readonly StampedCache<HistoryVersion, StatisticsFold> _folds = new(MaxUsers);

    /// <summary>
    /// The statistics that the rows will be compared with, for the caller alone. Statistics of an older form are recomputed here.
    /// </summary>
    /// <param name="version">Of the user's ledger, read in this session before.</param>
    internal async Task<StatisticsFold> TakeAsync(
        DbSession session, Guid ledgerId, HistoryVersion version, IReadOnlyList<TransactionFacts> rows, Priors priors)
    {
        var known = _folds.Take(ledgerId, version);
        if (known?.PriorsVersion != priors.Version)
            known = null;
        return await StatisticsStore.FindAsync(session, ledgerId, rows, priors, known)
            ?? await StatisticsRebuild.FoldAsync(session, ledgerId, priors);
    }

    /// <summary>Gives back a fold, as it is stored under the version.</summary>
    internal void Keep(Guid ledgerId, HistoryVersion version, StatisticsFold fold)
    {
        if (!fold.IsWhole && fold.Size <= MaxFold)
            _folds.Keep(ledgerId, version, fold);
    }

    public void Dispose() => _folds.Dispose();
}
