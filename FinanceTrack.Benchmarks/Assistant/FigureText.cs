using System.Globalization;
using System.Text.RegularExpressions;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Conversations;

namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>Digits as they stand in an answer, whatever the locale puts between them. Currencies have two digits here.</summary>
internal static partial class FigureText
{
    private const int MinorUnits = 100;
    private const int Percent = 100;

    private static readonly string[] DayFormats = ["yyyy", "%d", "dd", "%M", "MM", "ddMMyyyy", "dMyyyy", "yyyyMMdd"];

    /// <summary>Every number of a text by its digits alone.</summary>
    public static IEnumerable<string> Digits(string text) => Numbers().Matches(text).Select(match => Plain(match.Value));

    /// <summary>The numbers that have a sign or a code of a currency beside them.</summary>
    public static IEnumerable<string> Amounts(string text) => AmountsOf().Matches(text).Select(match => Plain(match.Value));

    /// <summary>The digits of a figure, without its sign.</summary>
    public static string Written(Evidence item) => item.Kind switch
    {
        ClaimKind.Amount => MinorOf(item).ToString("000", CultureInfo.InvariantCulture),
        ClaimKind.Count => Math.Abs(item.Value!.Value).ToString("0", CultureInfo.InvariantCulture),
        ClaimKind.Share => Math.Abs(item.Value!.Value * Percent).ToString("0", CultureInfo.InvariantCulture),
        ClaimKind.Ratio => Plain(item.Value!.Value.ToString("0.#", CultureInfo.InvariantCulture)),
        _ => "",
    };

    public static long MinorOf(Evidence item) => (long)decimal.Round(Math.Abs(item.Value ?? 0) * MinorUnits);

    /// <summary>The numbers that a day may be written with.</summary>
    public static IEnumerable<string> Of(DateOnly day) =>
        DayFormats.Select(format => day.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>Without what is quoted, which is text of the ledger.</summary>
    public static string WithoutQuotes(string text) => Quoted().Replace(text, "“”");

    public static IEnumerable<string> Quotes(string text) => Quoted().Matches(text).Select(match => match.Value[1..^1]);

    private static string Plain(string number) => string.Concat(number.Where(char.IsAsciiDigit));

    [GeneratedRegex(@"\d(?:[\d.,'’\u00a0\u202f]*\d)?")]
    private static partial Regex Numbers();

    [GeneratedRegex(
        @"(?:[€$£¥₹]|zł|kr|Kč|\b[A-Z]{3})[\s\u00a0\u202f]?\d(?:[\d.,'’\u00a0\u202f]*\d)?"
        + @"|\d(?:[\d.,'’\u00a0\u202f]*\d)?[\s\u00a0\u202f]?(?:[€$£¥₹]|zł|kr\b|Kč|(?:EUR|USD|GBP|CHF|SEK|PLN|DKK|CZK)\b)")]
    private static partial Regex AmountsOf();

    [GeneratedRegex("“[^”]*”|„[^“]*“")]
    private static partial Regex Quoted();
}
