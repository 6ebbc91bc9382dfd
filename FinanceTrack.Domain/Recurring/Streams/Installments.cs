using System.Text.RegularExpressions;

namespace FinanceTrack.Domain.Recurring.Streams;

/// <summary>How many payments a plan has and how many are left.</summary>
public readonly record struct InstallmentPlan(int Total, int Left);

/// <summary>Finds plans that end by themselves: "3/12" that grows in the texts, or a provider of four payments every two weeks.</summary>
internal static partial class Installments
{
    private const int RecentTexts = 3;
    private const int PaymentsOfShortPlan = 4;

    /// <summary>Whether the text names a provider of plans.</summary>
    public static bool AreNamedIn(string text) => Provider().IsMatch(text);

    /// <param name="texts">The descriptions of the stream's rows in order.</param>
    public static InstallmentPlan? Find(IReadOnlyList<string> texts, Period period)
    {
        var counts = texts.TakeLast(RecentTexts).Select(text => Counter().Match(text)).Where(match => match.Success)
            .Select(match => (Number: Digits(match, 1), Total: Digits(match, 2))).Where(count => count.Number <= count.Total).ToList();
        if (counts.Count >= 2 && counts.TrueForAll(count => count.Total == counts[0].Total) && counts[^1].Number > counts[0].Number)
            return new InstallmentPlan(counts[^1].Total, counts[^1].Total - counts[^1].Number);
        if (period == Period.Biweekly && Provider().IsMatch(texts[^1]))
            return new InstallmentPlan(PaymentsOfShortPlan, Math.Max(0, PaymentsOfShortPlan - texts.Count));
        return null;
    }

    private static int Digits(Match match, int group) =>
        int.Parse(match.Groups[group].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b([0-9]{1,2})\s?(?:/|OF|VON|DE|SUR|VAN)\s?([0-9]{1,2})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Counter();

    [GeneratedRegex(
        @"KLARNA|AFFIRM|AFTERPAY|CLEARPAY|ALMA|ZIP PAY|SCALAPAY|INSTAL|RATENZ|TARGOBANK RATE|\bEMI\b|\bRATE\b|FINSERV",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Provider();
}
