using System.Globalization;
using System.Text.RegularExpressions;

namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>How far ahead a question looks.</summary>
/// <param name="Days">How many days from today; null where the question names none.</param>
/// <param name="IsTooFar">Whether that is beyond the forecast.</param>
internal sealed record Horizon(int? Days, bool IsTooFar)
{
    public static Horizon None { get; } = new(null, false);
}

/// <summary>Finds days ahead: "in the next 30 days", "two weeks from now", "next month".</summary>
internal static partial class HorizonReader
{
    private const int MaxDays = 90;
    private const int DaysPerWeek = 7;
    private const int DaysPerMonth = 30;
    private const int DaysPerYear = 365;

    private static readonly string[] Numbers =
        ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly string[] GermanNumbers =
        ["ein", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwolf"];

    /// <summary>The horizon, and the text with a mark in its place.</summary>
    public static (Horizon Horizon, string Remainder) Read(string text, DateOnly today)
    {
        if (Ahead().Match(text) is { Success: true } match)
        {
            var several = match.Groups["n"].Captures;
            var count = several.Count > 0 ? CountOf(several[^1].Value) : 1;
            var unit = match.Groups["unit"].Captures[^1].Value;
            var days = several.Count == 0 && unit[0] == 'm' ? ToEndOfNextMonth(today) : count * DaysOf(unit);
            return (
                Of(days),
                string.Concat(text.AsSpan(0, match.Index), " | ", text.AsSpan(match.Index + match.Length)));
        }

        if (Tomorrow().Match(text) is { Success: true } tomorrow)
            return (new Horizon(1, false), text.Replace(tomorrow.Value, " | ", StringComparison.Ordinal));
        if (DayAhead().Match(text) is { Success: true } day && CountOf($"{day.Groups[1]}{day.Groups[2]}") is var date && date > today.Day
            && date <= DateTime.DaysInMonth(today.Year, today.Month))
        {
            return (new Horizon(date - today.Day, false), text.Replace(day.Value, " | ", StringComparison.Ordinal));
        }

        if (Feast().Match(text) is { Success: true } feast)
        {
            var eve = new DateOnly(today.Year, 12, feast.Groups["eve"].Success ? 31 : 24);
            if (eve > today)
                return (Of(eve.DayNumber - today.DayNumber), text.Replace(feast.Value, " | ", StringComparison.Ordinal));
        }

        return (Horizon.None, text);
    }

    public static Horizon Of(int days) =>
        days > MaxDays + 2 ? new Horizon(null, true) : new Horizon(Math.Clamp(days, 1, MaxDays), false);

    private static int ToEndOfNextMonth(DateOnly today) =>
        Math.Min(MaxDays, new DateOnly(today.Year, today.Month, 1).AddMonths(2).AddDays(-1).DayNumber - today.DayNumber);

    private static int DaysOf(string unit) => unit[0] switch
    {
        'd' or 't' => 1,
        'f' => DaysPerWeek * 2,
        'w' => DaysPerWeek,
        'm' => DaysPerMonth,
        'q' => DaysPerMonth * 3,
        _ => DaysPerYear,
    };

    private static int CountOf(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : word is "couple of" ? 2
            : word is "few" or "paar" ? 3
                : Math.Max(1, Math.Max(Array.IndexOf(Numbers, word), Array.IndexOf(GermanNumbers, word) + 1));

    [GeneratedRegex("""
        \b(?:
          (?:(?:in|over|within|during|for|across|through)\ )?(?:the\ )?(?:next|coming|upcoming|following|subsequent)[ ]
            (?:(?<n>[0-9]{1,3}|couple\ of|few|[a-z]+)\ )?
            (?<unit>days?|fortnights?|weeks?|months?|quarters?|years?|decades?)
          |(?:(?:in|within|over)\ )?(?:the\ )?(?<n>[0-9]{1,3}|[a-z]+)\ (?<unit>days?|weeks?|months?|years?)'?[ ]
            (?:from\ (?:now|today|this\ point)|ahead|time|to\ come|hence|out|on|later|away|down\ the\ (?:line|road)|into\ the\ future)
          |(?:in|within|over|during|across)\ the\ space\ of\ (?<n>[0-9]{1,3}|[a-z]+)\ (?<unit>days?|weeks?|months?|years?)
          |(?:in|within)\ (?:about\ |around\ )?
            (?<n>[0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty)[ ]
            (?<unit>days?|weeks?|months?|years?)(?!\ ago)
          |(?:in\ |innerhalb\ )?(?:den\ |der\ |die\ |das\ |im\ |dem\ )?(?:nachste|kommende|folgende)[nrms]?[ ]
            (?:(?<n>[0-9]{1,3}|zwei|drei|vier|funf|sechs|paar|zehn)\ )?
            (?<unit>tage?n?|wochen?|monate?n?s?|quartale?|jahre?n?s?)
          |(?:after|plus|nach|ab\ jetzt|von\ heute\ an)\ (?<n>[0-9]{1,3})\ (?<unit>days?|weeks?|months?|tage?n?|wochen?|monate?n?)
          |in\ (?<n>[0-9]{1,3}|eine[rm]?|zwei|drei|vier|funf|sechs|zehn|zwanzig)\ (?<unit>tage?n?|wochen?|monate?n?|jahre?n?)
          |(?:for\ |fur\ |over\ |innerhalb\ von\ )?(?:the\ |die\ )?(?<n>[0-9]{1,3})\ (?<unit>days?|weeks?|months?|tage?n?|wochen|monaten?)
        )\b
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Ahead();

    // "Until the 31st", of this month.
    [GeneratedRegex(
        @"\b(?:(?:until|till|up to|to|by|before|on|come) the ([0-9]{1,2})(?:st|nd|rd|th)|(?:bis (?:zum )?|am |zum )([0-9]{1,2})\.)"
        + "(?= |$)(?! of)")]
    private static partial Regex DayAhead();

    // "From today until New Year's Eve".
    [GeneratedRegex(
        @"\b(?:(?:from|starting|ab|von) (?:today|now|heute|jetzt) (?:an )?)?(?:until|till|by|to|up to|before|bis|bis zu|zu|an) "
        + @"(?:(?<eve>new years? eve|new years?|silvester)"
        + "|christmas(?: eve)?|xmas|weihnachten|heiligabend)\\b")]
    private static partial Regex Feast();

    [GeneratedRegex(@"\b(?:tomorrow|morgen)\b")]
    private static partial Regex Tomorrow();
}
