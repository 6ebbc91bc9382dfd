using FinanceTrack.Domain.Recurring.Calendar;

namespace FinanceTrack.Domain.Recurring.Fitting;

/// <summary>Joins fits of one merchant and period that are one stream: seasons, price changes, resumptions.</summary>
internal sealed class FitJoins(RowTable rows, RuleSlots slots)
{
    private const int MaxSeasonDeviation = 5;
    private const int MaxSeasonPause = 3;
    private const double MaxSeasonFactor = 1.1;
    private const double MaxPriceGap = 1.7;
    private const double MaxPriceFactor = .7;
    private const int MaxResumeGap = 14;
    private const double SameResumedAmount = .03;
    private const int MaxChangedResumeGap = 8;
    private const double MaxChangedResume = .25;
    private const int MinRowsOfChangedResume = 3;

    public List<StreamFit> Join(IEnumerable<StreamFit> fits)
    {
        var joined = new List<StreamFit>();
        foreach (var fit in fits.OrderBy(fit => rows.Days[fit.First]).ThenBy(fit => fit.First))
        {
            if (!TryJoin(joined, fit))
                joined.Add(fit);
        }

        return joined;
    }

    private bool TryJoin(List<StreamFit> joined, StreamFit fit)
    {
        foreach (var earlier in joined)
        {
            if (earlier.Period == fit.Period && (TryInterleave(earlier, fit) || TryContinue(earlier, fit)))
                return true;
        }

        return false;
    }

    /// <summary>Rows that fill each other's gaps on the longer one's slots: a bill whose amount follows the season.</summary>
    private bool TryInterleave(StreamFit earlier, StreamFit later)
    {
        var (big, small) = earlier.Rows.Count >= later.Rows.Count ? (earlier, later) : (later, earlier);
        var bigSlots = slots.Find(big.Rule, rows.DaysOf(big.Rows), out _).ToHashSet();
        var smallSlots = slots.Find(big.Rule, rows.DaysOf(small.Rows), out var deviations);
        var tolerance = Math.Min(earlier.Period.Tolerance(), MaxSeasonDeviation);
        var union = bigSlots.Union(smallSlots).ToList();
        if (union.Count < bigSlots.Count + smallSlots.Length || Array.Exists(deviations, deviation => Math.Abs(deviation) > tolerance))
            return false;
        if (rows.Days[later.First] > rows.Days[earlier.Last] + (MaxSeasonPause * earlier.Period.NominalDays())
            || Math.Abs(rows.MedianLog(big.Rows) - rows.MedianLog(small.Rows)) > MaxSeasonFactor)
        {
            return false;
        }

        earlier.Deviations = [.. big.Deviations, .. deviations];
        earlier.Rule = big.Rule;
        earlier.Rows = [.. earlier.Rows.Concat(later.Rows).Order()];
        earlier.Score += later.Score;
        (earlier.FirstSlot, earlier.LastSlot) = (union.Min(), union.Max());
        earlier.Missing = Math.Max(0, earlier.LastSlot - earlier.FirstSlot + 1 - union.Count);
        return true;
    }

    /// <summary>One after the other: another price from the next slot on, or the same subscription resumed, on another day too.</summary>
    private bool TryContinue(StreamFit earlier, StreamFit later)
    {
        var (end, start) = (rows.Days[earlier.Last], rows.Days[later.First]);
        if (start <= end)
            return false;
        var change = Math.Abs(rows.Logs[later.First] - rows.Logs[earlier.Last]);
        var gap = (start - end) / earlier.Period.NominalDays();
        var deviation = Math.Abs(slots.Find(earlier.Rule, start).Deviation);
        var isLong = earlier.Rows.Count >= MinRowsOfChangedResume && later.Rows.Count >= MinRowsOfChangedResume;
        if (!(gap <= MaxPriceGap && change <= MaxPriceFactor && deviation <= earlier.Period.Tolerance())
            && !(change <= SameResumedAmount && gap <= MaxResumeGap)
            && !(change <= MaxChangedResume && gap <= MaxChangedResumeGap && isLong))
        {
            return false;
        }

        earlier.Rows = [.. earlier.Rows, .. later.Rows];
        earlier.Deviations = [.. earlier.Deviations, .. later.Deviations];
        earlier.Score += later.Score;
        earlier.Missing += later.Missing;
        earlier.Rule = later.Rule;
        (earlier.FirstSlot, earlier.LastSlot) = (later.FirstSlot, later.LastSlot);
        return true;
    }
}
