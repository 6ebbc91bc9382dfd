using System.Globalization;

namespace FinanceTrack.Domain.Anomalies.Scoring;

/// <summary>Says a reason in a sentence a person understands.</summary>
public static class ReasonText
{
    /// <param name="reason">The reason.</param>
    /// <param name="category">The category's name as the user sees it.</param>
    /// <param name="currency">The transaction's currency code.</param>
    public static string Describe(AnomalyReason reason, string category, string currency) => reason.Code switch
    {
        ReasonCode.AmountForUser => $"{Times(reason.Value)} your usual amount{UpTo(reason, currency)}",
        ReasonCode.AmountForCategory => $"{Times(reason.Value)} your usual for {category}{UpTo(reason, currency)}",
        ReasonCode.AmountForMerchant => $"{Times(reason.Value)} your usual at this merchant{UpTo(reason, currency)}",
        ReasonCode.DaySpending => $"spending within 24 hours is {Times(reason.Value)} your usual",
        ReasonCode.RareCategory => reason.Value <= 0
            ? $"your first transaction in {category}"
            : $"only {Percent(reason.Value)} of your transactions are in {category}",
        ReasonCode.ForeignCurrency => reason.Value <= 0
            ? $"your first transaction in {currency}" : $"only {Percent(reason.Value)} of your transactions are in {currency}",
        ReasonCode.NewMerchant => $"first time at this merchant; for {category} that is so in {Percent(reason.Value)} of your transactions",
        ReasonCode.UnusualHour => $"{Percent(reason.Value)} of your transactions are at such hours",
        ReasonCode.DayCount => $"{Count(reason.Value)} transactions within 24 hours",
        ReasonCode.HourCount => $"{Count(reason.Value)} transactions within an hour",
        ReasonCode.MerchantRepeats => $"{Count(reason.Value)} times at this merchant within 24 hours",
        ReasonCode.CategoryRun => $"{Count(reason.Value)} transactions in {category} within 24 hours",
        ReasonCode.Duplicate => $"{Count(reason.Value)} times the same amount at this merchant within three days",
        ReasonCode.Probe => $"{Times(reason.Value)} the smallest amount at this merchant within 24 hours, as after a test payment",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason.Code, "unknown reason")
    };

    private static string UpTo(AnomalyReason reason, string currency) => reason.UsualUpTo is { } amount
        ? string.Create(CultureInfo.InvariantCulture, $"; up to {amount:0.00} {currency} would have been usual here")
        : "";

    private static string Times(double ratio) => ratio < 100
        ? string.Create(CultureInfo.InvariantCulture, $"{ratio:0.0}×")
        : string.Create(CultureInfo.InvariantCulture, $"{ratio:0}×");

    private static string Percent(double share) => share < 0.01
        ? "less than 1 %"
        : string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %");

    private static string Count(double count) => count.ToString("0", CultureInfo.InvariantCulture);
}
