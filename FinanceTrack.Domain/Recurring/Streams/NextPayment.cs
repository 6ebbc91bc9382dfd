using FinanceTrack.Domain.Recurring.Calendar;
using FinanceTrack.Domain.Recurring.Fitting;

namespace FinanceTrack.Domain.Recurring.Streams;

/// <summary>The next date and amount of a stream, each with an 80 % interval.</summary>
internal static class NextPayment
{
    private const double LowQuantile = .1;
    private const double HighQuantile = .9;
    private const int RecentForBias = 6;
    private const int MinForBias = 4;
    private const int MaxBiasRange = 2;
    private const int RecentForInterval = 12;
    private const int MinForInterval = 3;
    private const int WideInterval = 2;
    private const double MinRepeats = .6;
    private const double Smoothing = .35;
    private const double SeasonWeight = .6;
    private const int MinSlotsPerYear = 6;
    private const double PriorSpread = .12;
    private const int PriorCount = 3;
    private const double IntervalDeviations = 1.35;

    /// <summary>The next slot, moved by the usual deviation when that is steady; an overdue payment is expected tomorrow.</summary>
    public static ExpectedDate Date(StreamFit fit, RuleSlots slots, in StreamOutlook outlook, int lastDay, int today)
    {
        var day = (slots.DateOf(fit.Rule, outlook.NextSlot) ?? lastDay + (int)fit.Period.NominalDays()) + Bias(fit.Deviations);
        if (day <= today && outlook.Missed == 0)
            day = today + 1;
        List<int> recent = [.. fit.Deviations.TakeLast(RecentForInterval), 0, 0, -1, 1];
        var isShort = fit.Deviations.Count < MinForInterval;
        recent.Sort();
        var early = isShort ? -WideInterval : (int)Math.Floor(Quantile(recent, LowQuantile));
        var late = isShort ? WideInterval : (int)Math.Ceiling(Quantile(recent, HighQuantile));
        return new ExpectedDate(DateOnly.FromDayNumber(day), DateOnly.FromDayNumber(day + early), DateOnly.FromDayNumber(day + late));
    }

    /// <summary>The last amount when it repeats; else an exponentially smoothed level with last year's season.</summary>
    public static ExpectedAmount Amount(ReadOnlySpan<double> logs, long lastSize, Period period)
    {
        var repeatsNow = logs.Length >= 2 && Math.Abs(logs[^1] - logs[^2]) < RowTable.SameAmount;
        if (repeatsNow || (logs.Length >= 3 && AmountEvidence.RepeatShare(logs) >= MinRepeats))
            return new ExpectedAmount(lastSize, lastSize, lastSize, true, 0);
        var slotsPerYear = Math.Max(1, (int)Math.Round(Periods.DaysPerYear / period.NominalDays()));
        var level = logs[0];
        var residuals = new List<double>();
        for (var i = 1; i < logs.Length; i++)
        {
            var season = Season(logs, i, slotsPerYear);
            residuals.Add(logs[i] - level - season);
            level += Smoothing * (logs[i] - season - level);
        }

        level += Season(logs, logs.Length, slotsPerYear);
        var recent = residuals.TakeLast(RecentForInterval).ToList();
        var spread = Math.Sqrt(((PriorCount * PriorSpread * PriorSpread) + recent.Sum(x => x * x)) / (PriorCount + recent.Count));
        return new ExpectedAmount(
            Size(level), Size(level - (IntervalDeviations * spread)), Size(level + (IntervalDeviations * spread)), false, spread);
    }

    private static long Size(double log) => (long)Math.Round(Math.Exp(log));

    private static int Bias(List<int> deviations)
    {
        var recent = deviations.TakeLast(RecentForBias).Order().ToList();
        return recent.Count >= MinForBias && recent[^1] - recent[0] <= MaxBiasRange ? recent[recent.Count / 2] : 0;
    }

    /// <summary>How far the amounts around the same time last year were from that year's.</summary>
    private static double Season(ReadOnlySpan<double> logs, int index, int slotsPerYear)
    {
        var same = index - slotsPerYear;
        if (same < 1 || slotsPerYear < MinSlotsPerYear)
            return 0;
        var around = logs[Math.Max(0, same - 2)..Math.Min(logs.Length, same + 3)];
        var year = logs[Math.Max(0, same - (slotsPerYear / 2))..(same + (slotsPerYear / 2) + 1)];
        return SeasonWeight * (Mean(around) - Mean(year));
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }

    private static double Quantile(List<int> sorted, double q)
    {
        var position = q * (sorted.Count - 1);
        var index = (int)position;
        return sorted[index] + ((sorted[Math.Min(index + 1, sorted.Count - 1)] - sorted[index]) * (position - index));
    }
}
