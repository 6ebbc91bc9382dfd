using FinanceTrack.Domain.Recurring.Calendar;

namespace FinanceTrack.Domain.Recurring.Fitting;

/// <summary>Gives left-over rows of the merchant to its streams: on a missing slot, beside the ends, or as a second payment.</summary>
internal sealed class FitExtension(RowTable rows, RuleSlots slots)
{
    private const int MaxDeviation = 6;
    private const int SlotsBeyondEnds = 2;
    private const double MaxTrialRatio = .35;
    private const int DoubleDays = 2;
    private const double MaxDoubleShare = .25;
    private const double LongPeriodDays = 8;

    /// <summary>
    /// Takes what belongs to the stream out of the rows that are left: forwards in time, then backwards from its first row.
    /// </summary>
    public void Extend(StreamFit fit, HashSet<int> left)
    {
        if (left.Count == 0)
            return;
        var candidates = left.Order().ToArray();
        var found = slots.Find(fit.Rule, rows.DaysOf(candidates), out var deviations);
        var taken = slots.Find(fit.Rule, rows.DaysOf(fit.Rows), out _).ToHashSet();
        var range = new SlotRange(taken.Min(), taken.Max());
        var order = Enumerable.Range(0, candidates.Length).OrderBy(i => found[i]).ThenBy(i => Math.Abs(deviations[i])).ToList();
        foreach (var i in order.Where(i => found[i] >= range.First).Concat(order.Where(i => found[i] < range.First).Reverse()).ToList())
        {
            if (taken.Contains(found[i]) || Math.Abs(deviations[i]) > Math.Min(fit.Period.Tolerance(), MaxDeviation))
                continue;
            if (!IsPlausible(fit, candidates[i], found[i], deviations[i], range))
                continue;
            if (range.Contains(found[i]) && fit.Missing > 0)
                fit.Missing--;
            taken.Add(found[i]);
            range = new SlotRange(Math.Min(range.First, found[i]), Math.Max(range.Last, found[i]));
            fit.Rows = [.. fit.Rows.Append(candidates[i]).Order()];
            fit.Deviations.Add(deviations[i]);
            left.Remove(candidates[i]);
        }

        (fit.FirstSlot, fit.LastSlot) = (range.First, Math.Max(fit.LastSlot, range.Last));
    }

    /// <summary>Rows of the same amount within two days of a row of the stream; for weekly streams on the same day.</summary>
    public IReadOnlyList<int> TakeDoubles(StreamFit fit, HashSet<int> left)
    {
        var days = fit.Period.NominalDays() > LongPeriodDays ? DoubleDays : 0;
        var doubles = left.Where(row => fit.Rows.Exists(paid =>
            rows.Sizes[row] == rows.Sizes[paid] && rows.Days[row] - rows.Days[paid] is var after && after >= 0 && after <= days)).Order()
                .ToList();
        if (doubles.Count > (MaxDoubleShare * fit.Rows.Count) + 1)
            return [];
        left.ExceptWith(doubles);
        return doubles;
    }

    /// <summary>
    /// Whether the amount fits where the row is: wider on a missing slot than beyond the ends, wider on the day than beside it.
    /// </summary>
    private bool IsPlausible(StreamFit fit, int row, int slot, int deviation, SlotRange range)
    {
        var near = fit.Rows.MinBy(other => Math.Abs(rows.Days[other] - rows.Days[row]));
        var ratio = Ratio(row, near);
        if (range.Contains(slot))
            return ratio is >= .55 and <= 1.8;
        var isNear = Math.Abs(deviation) <= 1;
        if (slot > range.Last)
            return slot <= range.Last + SlotsBeyondEnds && (isNear ? ratio is >= .6 and <= 1.65 : ratio is >= .75 and <= 1.4);
        if (slot < range.First - SlotsBeyondEnds)
            return false;
        var isTrial = slot == range.First - 1 && Ratio(row, fit.First) <= MaxTrialRatio;
        return isTrial || (isNear ? ratio is >= .6 and <= 1.65 : ratio is >= .75 and <= 1.35);
    }

    private double Ratio(int row, int other) => rows.Sizes[row] / (double)Math.Max(rows.Sizes[other], 1);

    private readonly record struct SlotRange(int First, int Last)
    {
        public bool Contains(int slot) => slot > First && slot < Last;
    }
}
