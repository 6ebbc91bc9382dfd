using System.Globalization;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Insights.Text;

/// <summary>Writes amounts, dates and shares by the rules of a locale.</summary>
internal sealed class LocaleFormat
{
    private static readonly CultureInfo Fallback = CultureInfo.GetCultureInfo("en-US");
    private static readonly Dictionary<string, string> Symbols = new(StringComparer.Ordinal)
    {
        ["EUR"] = "€",
        ["GBP"] = "£",
        ["INR"] = "₹",
        ["PLN"] = "zł",
        ["CZK"] = "Kč",
    };

    private readonly CultureInfo _culture;

    /// <param name="locale">A BCP 47 tag such as de-AT; an unknown one reads as en-US.</param>
    public LocaleFormat(string locale)
    {
        try
        {
            _culture = CultureInfo.GetCultureInfo(locale);
        }
        catch (CultureNotFoundException)
        {
            _culture = Fallback;
        }
    }

    public string Language => _culture.TwoLetterISOLanguageName;

    public IFormatProvider Culture => _culture;

    /// <summary>The currency's own digits and symbol at the locale's place: 1.234,56 € or $1,234.56.</summary>
    public string Money(long minorUnits, Currency currency)
    {
        var format = (NumberFormatInfo)_culture.NumberFormat.Clone();
        format.CurrencySymbol = Symbol(currency, format.CurrencyPositivePattern);
        format.CurrencyDecimalDigits = currency.Digits;
        return new Money(minorUnits, currency).Amount.ToString("C", format);
    }

    /// <summary>With the sign written for both directions.</summary>
    public string Change(long minorUnits, Currency currency) => (minorUnits < 0 ? "−" : "+") + Money(Math.Abs(minorUnits), currency);

    public string Date(DateOnly date) => date.ToString("d", _culture);

    public string Month(DateOnly date) => date.ToString("Y", _culture);

    public string Percent(double share) => share.ToString("P0", _culture);

    public string Number(int number) => number.ToString("N0", _culture);

    /// <summary>A merchant's words as a name.</summary>
    public string Name(string merchant) => _culture.TextInfo.ToTitleCase(merchant);

    /// <summary>
    /// The locale's own symbol for its own currency; the code, with a space where it stands before, for one without a symbol of its own.
    /// </summary>
    private string Symbol(Currency currency, int pattern)
    {
        if (!_culture.IsNeutralCulture && _culture.Name.Length > 0 && new RegionInfo(_culture.Name) is var region
            && region.ISOCurrencySymbol == currency.Code)
        {
            return region.CurrencySymbol;
        }

        const int symbolBeforeWithoutSpace = 0;
        return Symbols.TryGetValue(currency.Code, out var symbol) ? symbol
            : pattern == symbolBeforeWithoutSpace ? currency.Code + "\u00a0" : currency.Code;
    }
}
