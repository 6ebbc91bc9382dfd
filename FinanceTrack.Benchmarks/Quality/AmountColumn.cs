using System.Globalization;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary>Reads amounts as files write them: with a decimal point, and with or without a currency's sign or code.</summary>
internal static class AmountColumn
{
    private const NumberStyles Style = NumberStyles.Number | NumberStyles.AllowExponent | NumberStyles.AllowParentheses;
    private const int ThousandsDigits = 3;

    /// <summary>False for what is not an amount. A decimal comma is refused: one value does not tell it from a separator.</summary>
    public static bool TryParse(string text, out double amount)
    {
        amount = 0;
        var number = WithoutCurrency(text);
        var comma = number.LastIndexOf(',');
        var isThousands = comma < 0 || number[(comma + 1)..].TakeWhile(char.IsAsciiDigit).Count() == ThousandsDigits;
        return isThousands && double.TryParse(number, Style, CultureInfo.InvariantCulture, out amount) && double.IsFinite(amount);
    }

    // Signs and codes stand at the ends, outside or inside of a minus sign or parentheses: "-$5", "$-5", "($5)", "5.00 EUR".
    private static string WithoutCurrency(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange('0', '9');
        var last = text.AsSpan().LastIndexOfAnyInRange('0', '9');
        if (first < 0)
            return text;
        if (first > 0 && text[first - 1] == '.')
            first--;
        return Kept(text[..first]) + text[first..(last + 1)] + Kept(text[(last + 1)..]);
    }

    private static string Kept(string end) => string.Concat(
        end.Where(c => !char.IsLetter(c) && !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != UnicodeCategory.CurrencySymbol))
        .Replace('\u2212', '-');
}
