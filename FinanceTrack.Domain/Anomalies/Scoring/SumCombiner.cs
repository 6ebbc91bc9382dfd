using FinanceTrack.Domain.Anomalies.Statistics;

namespace FinanceTrack.Domain.Anomalies.Scoring;

/// <summary>
/// The score of a system without training: surprisals add as if the components were independent (Fisher's method), but for those that
/// are not: the four views of the amount count half each, and so does a rare category, which its new merchants have told of already. What
/// was spent in a day counts half as much again. The sum is calibrated on how often it is how large.
/// </summary>
public sealed class SumCombiner(TailCalibration calibration) : ICombiner
{
    public string Name => "sum";

    public Combination Combine(in ComponentVector components)
    {
        var contributions = Weighted(in components);
        return new Combination(calibration.Of(Sum(in contributions)), contributions);
    }

    /// <summary>The sum before calibration.</summary>
    public static double RawSum(in ComponentVector components)
    {
        var contributions = Weighted(in components);
        return Sum(in contributions);
    }

    private static double Sum(in ComponentVector contributions)
    {
        var sum = 0.0;
        foreach (var nats in contributions) sum += nats;
        return sum;
    }

    /// <summary>What each component adds to the sum.</summary>
    internal static ComponentVector Weighted(in ComponentVector components)
    {
        var weighted = components;
        weighted[Component.AmountForMerchant] = 0;
        weighted[Component.CategoryRun] = 0;
        foreach (var half in (ReadOnlySpan<Component>)[
            Component.AmountForUser, Component.AmountForCategory, Component.LogAmountForUser, Component.LogAmountForCategory,
            Component.RareCategory])
        {
            weighted[half] = components[half] / 2;
        }

        weighted[Component.DaySpending] = 1.5 * components[Component.DaySpending];
        return weighted;
    }
}
