using System.Globalization;

namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>Days and how a question says them.</summary>
internal sealed record PeriodPhrase(string Text, DateOnly From, DateOnly To);

/// <summary>The periods that questions are about, on a day in December 2024.</summary>
internal static class PeriodPhrases
{
    private static readonly DateOnly Today = EvaluationLedgers.Today;

    private static readonly PeriodPhrase[] English =
    [
        .. Months().Select(month => Month($"in {Name(month, "en")} {month.Year}", month)),
        .. Months().TakeLast(6).Select(month => Month($"in {Name(month, "en")}", month)),
        Month("last month", new DateOnly(2024, 11, 1)), Month("this month", new DateOnly(2024, 12, 1)),
        Month("in 2024-03", new DateOnly(2024, 3, 1)), Year("this year", 2024), Year("in 2024", 2024),
        Of("since September", "2024-09-01", "2024-12-18"), Of("from March to May 2024", "2024-03-01", "2024-05-31"),
        Of("in the last 30 days", "2024-11-19", "2024-12-18"), Of("between 2024-02-03 and 2024-02-20", "2024-02-03", "2024-02-20"),
        Of("in the last three months", "2024-09-01", "2024-11-30"), Of("in Q2 2024", "2024-04-01", "2024-06-30"),
        Of("last week", "2024-12-09", "2024-12-15"),
        Of("over the past 14 days", "2024-12-05", "2024-12-18"),
        Of("in the first quarter of 2024", "2024-01-01", "2024-03-31"),
        Of("so far this year", "2024-01-01", "2024-12-18"),
        Of("in the past six months", "2024-06-01", "2024-11-30"),
        Of("from 3 February 2024 to 20 February 2024", "2024-02-03", "2024-02-20"),
        Of("this quarter", "2024-10-01", "2024-12-31"),
        .. Months().TakeLast(9).Select(month => Month($"during {Name(month, "en")} {month.Year}", month)),
        .. Months().TakeLast(4).Select(month => Month($"back in {Name(month, "en")}", month)),
        .. Months().TakeLast(9).Select(month => Month($"in {Name(month, "en")[..3]} {month.Year}", month)),
        .. Months().TakeLast(9).Select(month => Month($"for {Name(month, "en")} {month.Year}", month)),
    ];

    private static readonly PeriodPhrase[] German =
    [
        .. Months().Select(month => Month($"im {Name(month, "de")} {month.Year}", month)),
        .. Months().TakeLast(6).Select(month => Month($"im {Name(month, "de")}", month)),
        Month("letzten Monat", new DateOnly(2024, 11, 1)), Month("in diesem Monat", new DateOnly(2024, 12, 1)),
        Year("dieses Jahr", 2024), Year("2024", 2024), Of("seit September", "2024-09-01", "2024-12-18"),
        Of("von März bis Mai 2024", "2024-03-01", "2024-05-31"), Of("in den letzten 30 Tagen", "2024-11-19", "2024-12-18"),
        Of("in den letzten drei Monaten", "2024-09-01", "2024-11-30"),
        Month("im vergangenen Monat", new DateOnly(2024, 11, 1)), Of("im ersten Quartal 2024", "2024-01-01", "2024-03-31"),
        Of("vom 3. Februar 2024 bis zum 20. Februar 2024", "2024-02-03", "2024-02-20"),
        .. Months().TakeLast(9).Select(month => Month($"während des {Name(month, "de")} {month.Year}", month)),
    ];

    // Without a word before them.
    private static readonly PeriodPhrase[] EnglishMonths =
    [
        .. Months().Select(month => Month($"{Name(month, "en")} {month.Year}", month)),
        .. Months().TakeLast(8).Select(month => Month(Name(month, "en"), month)),
    ];

    private static readonly PeriodPhrase[] GermanMonths =
    [
        .. Months().Select(month => Month($"{Name(month, "de")} {month.Year}", month)),
        .. Months().TakeLast(8).Select(month => Month(Name(month, "de"), month)),
    ];

    public static IReadOnlyList<PeriodPhrase> Of(string language) => language == "de" ? German : English;

    public static IReadOnlyList<PeriodPhrase> MonthsOf(string language) => language == "de" ? GermanMonths : EnglishMonths;

    /// <summary>The days of a scope that a template names itself; null for another word.</summary>
    public static (DateOnly From, DateOnly To)? Named(string word) => word switch
    {
        "last-six-months" => (new DateOnly(2024, 6, 1), new DateOnly(2024, 11, 30)),
        "this-year" => (new DateOnly(2024, 1, 1), new DateOnly(2024, 11, 30)),
        _ => null,
    };

    private static IEnumerable<DateOnly> Months()
    {
        for (var month = new DateOnly(2023, 12, 1); month < new DateOnly(Today.Year, Today.Month, 1); month = month.AddMonths(1))
            yield return month;
    }

    private static string Name(DateOnly month, string language) => month.ToString("MMMM", CultureInfo.GetCultureInfo(language));

    private static PeriodPhrase Month(string text, DateOnly first) => new(text, first, first.AddMonths(1).AddDays(-1));

    private static PeriodPhrase Year(string text, int year) => new(text, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    private static PeriodPhrase Of(string text, string from, string to) => new(
        text, DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture));
}
