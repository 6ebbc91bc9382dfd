using System.Globalization;
using System.Text.RegularExpressions;

namespace FinanceTrack.LocalHost.Enqueue;

/// <summary>An amount as a bank writes it, its sign and currency sign set apart from its digits.</summary>
/// <param name="Written">The cell.</param>
/// <param name="IsNegative">It has a minus before or after it, or stands in parentheses.</param>
/// <param name="HasPlus">It has a plus.</param>
/// <param name="Unit">A currency's sign or code, or empty.</param>
internal sealed partial record AmountText(string Written, bool IsNegative, bool HasPlus, string Unit, string Digits)
{
    private const int MaxLength = 60;
    private const int MaxDigits = 28;
    private const string Separators = "., '";

    /// <returns>Null when the cell is not an amount.</returns>
    public static AmountText? Parse(string cell)
    {
        var text = Normalize(cell).Trim();
        if (text.Length > MaxLength || Pattern().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var signs = string.Concat(match.Groups["sign"].Captures.Select(capture => capture.Value));
        var units = match.Groups["unit"].Captures;
        var inParentheses = match.Groups["open"].Success;
        if (inParentheses != match.Groups["close"].Success || signs.Length + (inParentheses ? 1 : 0) > 1 || units.Count > 1)
        {
            return null;
        }

        return new AmountText(
            cell.Trim(), inParentheses || signs == "-", signs == "+", units.Count == 1 ? units[0].Value : "", match.Groups["number"].Value);
    }

    /// <summary>The amount under a decimal sign; null when it is not written that way.</summary>
    public decimal? Read(DecimalSign sign)
    {
        var point = sign == DecimalSign.Point ? '.' : ',';
        var parts = Digits.Split(point);
        if (parts.Length > 2 || (parts.Length == 2 && !IsDigits(parts[1])) || WithoutGroups(parts[0], point) is not { } whole)
        {
            return null;
        }

        var fraction = parts.Length == 2 ? parts[1] : "";
        if ((whole + fraction).TrimStart('0').Length > MaxDigits || whole.Length + fraction.Length == 0)
        {
            return null;
        }

        var number = fraction.Length == 0 ? whole : $"{whole}.{fraction}";
        var value = decimal.Parse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return IsNegative ? -value : value;
    }

    /// <summary>
    /// Whether the amount has more decimals than the currency under this sign while it is a whole number under the other one:
    /// 1.250 EUR is hardly 1.25.
    /// </summary>
    public bool IsConfusing(DecimalSign sign, int currencyDigits) =>
        Read(sign) is { } value && value.Scale > currencyDigits && Read(Other(sign)) is not null;

    public static DecimalSign Other(DecimalSign sign) => sign == DecimalSign.Point ? DecimalSign.Comma : DecimalSign.Point;

    // Groups are of three digits, or as in India of two before the last three: 12,34,567.
    private static string? WithoutGroups(string whole, char point)
    {
        if (whole.Length == 0 || IsDigits(whole))
        {
            return whole;
        }

        var separator = whole.FirstOrDefault(c => Separators.Contains(c, StringComparison.Ordinal));
        var groups = whole.Split(separator);
        var inner = groups[1..^1];
        var isGrouped = separator != point
            && groups.All(IsDigits)
            && groups[0][0] != '0'
            && groups[^1].Length == 3
            && ((groups[0].Length <= 3 && inner.All(group => group.Length == 3))
                || (separator == ',' && groups[0].Length <= 2 && inner.All(group => group.Length == 2)));
        return isGrouped ? string.Concat(groups) : null;
    }

    private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    private static string Normalize(string cell) => string.Create(cell.Length, cell, static (span, text) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = text[i] switch
            {
                '\u00A0' or '\u202F' or '\u2009' => ' ',
                '\u2019' => '\'',
                '\u2212' => '-',
                var c => c,
            };
        }
    });

    [GeneratedRegex(
        """
        ^ (?<open>\()? \s* (?<sign>[-+])? \s* (?<unit>[^-+0-9\s().,']{1,3})? \s* (?<sign>[-+])? \s*
        (?<number> [.,]?[0-9] ([0-9.,'\x20]*[0-9])? )
        \s* (?<sign>[-+])? \s* (?<unit>[^-+0-9\s().,']{1,3})? \s* (?<sign>[-+])? \s* (?<close>\))? $
        """,
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
