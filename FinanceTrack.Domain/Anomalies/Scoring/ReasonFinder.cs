using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Statistics;

namespace FinanceTrack.Domain.Anomalies.Scoring;

/// <summary>Turns the largest contributions to a score into reasons; the views of the amount become one.</summary>
public static class ReasonFinder
{
    private const int MaxReasons = 3;
    private const double MinNats = 1;
    private const double UsualSigmas = 1.645;
    private const int MinRows = 3;

    /// <param name="isAlert">An alert has a reason always: where no contribution stands out, the largest there is, or else what is most
    /// unusual by itself.</param>
    public static IReadOnlyList<AnomalyReason> Find(
        in TransactionFacts row, StatisticsSet statistics, in Observation seen, in ComponentVector contributions, bool isAlert)
    {
        var reasons = AtLeast(MinNats, in row, statistics, in seen, in contributions);
        if (reasons.Count > 0 || !isAlert) return Largest(reasons, MaxReasons);
        reasons = AtLeast(double.Epsilon, in row, statistics, in seen, in contributions);
        if (reasons.Count > 0) return Largest(reasons, 1);
        var components = seen.Components;
        return Largest(AtLeast(double.Epsilon, in row, statistics, in seen, SumCombiner.Weighted(in components)), 1);
    }

    private static List<AnomalyReason> AtLeast(
        double nats, in TransactionFacts row, StatisticsSet statistics, in Observation seen, in ComponentVector contributions)
    {
        var reasons = new List<AnomalyReason>();
        var amount = contributions[Component.AmountForUser] + contributions[Component.AmountForCategory]
            + contributions[Component.AmountForMerchant]
            + contributions[Component.LogAmountForUser] + contributions[Component.LogAmountForCategory];
        if (amount >= nats) AddAmount(reasons, amount, in row, statistics, in seen);
        for (var component = Component.DaySpending; component <= Component.Probe; component++)
        {
            if (contributions[component] >= nats && seen.Components[component] > 0)
                reasons.Add(Other(component, contributions[component], in row, statistics, in seen));
        }

        return reasons;
    }

    private static List<AnomalyReason> Largest(List<AnomalyReason> reasons, int most)
    {
        reasons.Sort((left, right) => right.Nats.CompareTo(left.Nats));
        if (reasons.Count > most) reasons.RemoveRange(most, reasons.Count - most);
        return reasons;
    }

    /// <summary>
    /// The amount against the closest comparison that finds it unusual: what is usual at the merchant, else in the category, else for
    /// the user. Where none does by itself, against the closest one that it is above at all, and without a bound.
    /// </summary>
    private static void AddAmount(
        List<AnomalyReason> reasons, double nats, in TransactionFacts row, StatisticsSet statistics, in Observation seen)
    {
        var direction = row.IsMoneyOut ? 0 : 1;
        ReadOnlySpan<(ReasonCode Code, Expected Expected, double Rows)> views =
        [
            (ReasonCode.AmountForMerchant, seen.Log.Merchant, statistics.Merchant.Amounts[direction].Log.Count),
            (ReasonCode.AmountForCategory, seen.Log.Category, statistics.Category.Amounts[direction].Log.Count),
            (ReasonCode.AmountForUser, seen.Log.User with { Mean = seen.Log.Baseline + seen.Log.User.Mean },
                statistics.User.Amounts[direction].Log.Count),
        ];
        AnomalyReason? above = null;
        foreach (var (code, expected, rows) in views)
        {
            var ratio = row.Size / Math.Max(Size(expected.Mean), 0.01);
            if (ratio <= 1 || (rows < MinRows && code != ReasonCode.AmountForUser)) continue;
            var upTo = Size(AmountLevels.UpperBound(expected, rows, UsualSigmas));
            if (upTo < row.Size)
            {
                reasons.Add(new AnomalyReason(code, nats, ratio, Rounded(upTo * CurrencyScale.Of(row.Currency))));
                return;
            }
            above ??= new AnomalyReason(code, nats, ratio);
        }
        if (above is not null) reasons.Add(above);
    }

    private static AnomalyReason Other(
        Component component, double nats, in TransactionFacts row, StatisticsSet statistics, in Observation seen)
    {
        var user = statistics.User;
        return component switch
        {
            Component.DaySpending => new(ReasonCode.DaySpending, nats, Math.Exp(seen.Spending.Value - seen.Spending.Expected.Mean)),
            Component.RareCategory => new(ReasonCode.RareCategory, nats, Share(user.Categories.Of(row.CategoryKey), user.Categories.Total)),
            Component.ForeignCurrency =>
                new(ReasonCode.ForeignCurrency, nats, Share(user.Currencies.Of(row.Currency.Packed), user.Currencies.Total)),
            Component.NewMerchant => new(ReasonCode.NewMerchant, nats, Math.Exp(-seen.Components[component])),
            Component.UnusualHour => new(ReasonCode.UnusualHour, nats, Math.Exp(-seen.Components[component])),
            Component.DayCount => new(ReasonCode.DayCount, nats, seen.Windows.InDay + 1),
            Component.HourCount => new(ReasonCode.HourCount, nats, seen.Windows.InHour + 1),
            Component.MerchantRepeats => new(ReasonCode.MerchantRepeats, nats, seen.Windows.AtMerchantInDay + 1),
            Component.CategoryRun => new(ReasonCode.CategoryRun, nats, seen.Windows.InCategoryInDay + 1),
            Component.Duplicate => new(ReasonCode.Duplicate, nats, seen.Windows.Duplicates + 1),
            Component.Probe => new(ReasonCode.Probe, nats, row.Size / seen.Windows.SmallestAtMerchantInDay),
            _ => throw new ArgumentOutOfRangeException(nameof(component), component, "an amount has a reason of its own")
        };
    }

    private static double Share(double count, double total) => total > 0 ? count / total : 0;

    private static double Size(double log) => Math.Exp(Math.Min(log, 40)) - 1;

    /// <summary>Two significant digits: a bound like this is no more exact than that.</summary>
    private static double Rounded(double amount)
    {
        if (amount <= 0.01) return 0.01;
        var step = Math.Pow(10, Math.Floor(Math.Log10(amount)) - 1);
        return Math.Round(Math.Round(amount / step) * step, 2);
    }
}
