namespace FinanceTrack.Domain.Recurring.Streams;

/// <summary>
/// A logistic regression for "this is one stream of this period", trained on generated households whose streams are known
/// (docs/insights-method.md).
/// </summary>
internal static class ConfidenceModel
{
    private const double MaxSpread = 1;
    private const double MaxLogCount = 3;
    private const double UsualHitRate = .85;

    /// <summary>What is paid on three weekdays of four is a habit, not a schedule. Set by hand, after the fit.</summary>
    private const double HabitWeight = 3;

    public static double Of(in StreamFeatures x)
    {
        var hits = (x.HitRate - UsualHitRate) * Math.Sqrt(x.Count);
        var z = -8.016
            + (.931 * Math.Min(Math.Log(x.Count), MaxLogCount))
            + (2.822 * x.HitRate)
            + (.547 * x.OnDay)
            + (.262 * x.NearDay)
            - (.419 * x.OthersInRange)
            - (5.747 * x.Others)
            + (1.093 * x.Repeats)
            + (.354 * Math.Min(x.AmountSpread, MaxSpread))
            + (1.625 * Math.Clamp(x.ScorePerRow, -2, 6))
            + (1.279 * x.Steady)
            - (1.810 * x.Habit)
            - (.326 * x.MeanDeviation)
            + x.Count switch { 2 => -2.932, 3 => -1.693, _ => 0 }
            + OfPeriod(x.Period)
            + (1.97 * Math.Clamp(hits, -4, 1))
            + (x.Period <= Period.Biweekly ? HabitWeight * Math.Min(hits, 0) : 0);
        return 1 / (1 + Math.Exp(-z));
    }

    private static double OfPeriod(Period period) => period switch
    {
        Period.Weekly => -1.776,
        Period.Biweekly => .034,
        Period.FourWeekly => -1.883,
        Period.SemiMonthly => -1.056,
        Period.Monthly => 0,
        Period.Yearly or Period.TwoYearly => -.867,
        _ => -1.548,
    };
}
