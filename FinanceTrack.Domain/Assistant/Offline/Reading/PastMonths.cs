using System.Text.RegularExpressions;
using FinanceTrack.Domain.Assistant.Claims;

namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>Whole months up to the last one, without a word for "last": "a six-month average", "over half a year".</summary>
internal static partial class PastMonths
{
    private const int MonthsPerHalf = 6;
    private const int MonthsPerYear = 12;

    private static readonly string[] Numbers =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly string[] GermanNumbers =
        ["zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwolf"];

    public static ClaimPeriod? Of(Match match, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        return CountOf(match.Groups["n"].Value) is >= 2 and <= 120 and var count
            ? new ClaimPeriod(month.AddMonths(-count), month.AddDays(-1))
            : null;
    }

    private static int CountOf(string word) => word switch
    {
        "" => MonthsPerHalf,
        "year" or "jahr" => MonthsPerYear,
        _ when int.TryParse(word, out var number) => number,
        _ => Math.Max(Array.IndexOf(Numbers, word), Array.IndexOf(GermanNumbers, word)) + 2,
    };

    [GeneratedRegex("""
        \b(?:
          (?:over|across|throughout|during|averaged\ over|based\ on)\ (?:the\ )?(?:space\ of\ |span\ of\ |course\ of\ )?(?:
            (?<n>[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\ (?:full\ |whole\ )?months
            |half\ a\ year|a\ half\ year|the\ half\ year|a\ (?<n>year))
          |(?<n>[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\ months?(?=\ (?:average|avg|mean|trend|view|history))
          |(?<n>[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\ months\ back(?:\ until\ now)?
          |half\ (?:a\ )?years?(?=\ (?:average|avg|mean|trend|view|history))
          |uber\ (?:die\ )?(?:(?<n>[0-9]{1,2}|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf)\ (?:volle\ |ganze\ )?monate
            |ein\ halbes\ jahr|das\ halbe\ jahr|ein\ (?<n>jahr))
          |(?<n>[0-9]{1,2}|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf)\ ?monats(?=\ ?(?:schnitt|durchschnitt|mittel|trend))
          |(?:im\ )?halbjahres(?=\ ?(?:schnitt|durchschnitt|mittel|trend))
          |(?:auf|in)\ (?:ein\ |einem\ )?halbe[sn]\ jahr(?:\ gerechnet|\ gesehen)
        )\b(?!\ (?:from\ now|ahead|ago|time))
        """, RegexOptions.IgnorePatternWhitespace)]
    public static partial Regex Pattern();
}
