namespace FinanceTrack.Domain.Recurring.Fitting;

/// <summary>Takes a fit apart that mixes two streams.</summary>
internal sealed class FitSplits(RowTable rows, FitSearch search)
{
    private const int MinRowsOfClass = 3;
    private const int MinOverlap = 2;
    private const double MinOverlapShare = .4;
    private const double MinExplained = .7;
    private const int PausePeriods = 4;
    private const double SameAfterPause = .03;
    private const double MinRefitShare = .8;

    /// <summary>
    /// Two plans at one merchant: equal amounts that overlap in time with the rest and together explain the rows nearly as well are streams
    /// of their own. The best of them is returned.
    /// </summary>
    public StreamFit BestOfOverlapping(StreamFit best, int[] set)
    {
        var classes = set.GroupBy(row => rows.Sizes[row]).Select(equal => equal.ToArray()).ToList();
        if (classes.Count < 2)
            return best;
        var fits = classes.Where(equal => equal.Length >= MinRowsOfClass)
            .Select(equal => (Fit: search.Best(equal), Rows: equal)).Where(pair => pair.Fit is not null).ToList();
        if (fits.Count == 0)
            return best;
        var (top, topRows) = fits.MaxBy(pair => pair.Fit!.Score);
        var rest = best.Rows.Except(topRows).ToList();
        var (from, to) = (rows.Days[topRows[0]], rows.Days[topRows[^1]]);
        var overlap = rest.Count(row => rows.Days[row] > from && rows.Days[row] < to);
        if (overlap < MinOverlap || overlap < MinOverlapShare * Math.Min(rest.Count, topRows.Length))
            return best;
        return fits.Sum(pair => pair.Fit!.Score) >= MinExplained * best.Score ? top! : best;
    }

    /// <summary>
    /// A pause of more than four periods after which the amount is another one: two streams, of which the longer part stays.
    /// </summary>
    public void CutAtPause(StreamFit fit)
    {
        while (FindPause(fit) is { } cut)
        {
            var part = cut >= fit.Rows.Count - cut ? fit.Rows[..cut] : fit.Rows[cut..];
            var isSemiMonthly = fit.Period == Period.SemiMonthly;
            var refit = isSemiMonthly ? search.Refit(part) : search.Refit(part, fit.Period);
            if (refit is null)
                return;
            var keepsPart = !isSemiMonthly && refit.Rows.Count >= MinRefitShare * part.Count;
            if (keepsPart)
                refit.Rows = part;
            fit.Become(refit);
        }
    }

    private int? FindPause(StreamFit fit)
    {
        var pause = PausePeriods * fit.Period.NominalDays();
        for (var i = 1; i < fit.Rows.Count; i++)
        {
            var (before, after) = (fit.Rows[i - 1], fit.Rows[i]);
            if (rows.Days[after] - rows.Days[before] > pause && Math.Abs(rows.Logs[after] - rows.Logs[before]) > SameAfterPause
                && Math.Max(i, fit.Rows.Count - i) >= 2)
            {
                return i;
            }
        }

        return null;
    }
}
