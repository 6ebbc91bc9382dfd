using System.Globalization;

namespace FinanceTrack.LocalHost.Enqueue;

/// <summary>
/// How a user's country writes numbers and dates. It counts only for files in that country's currency: a locale is often a default
/// that the user never chose, and says nothing about a bank abroad.
/// </summary>
/// <param name="Currency">The country's currency, ISO 4217.</param>
/// <param name="Decimal">Null when the country uses neither sign.</param>
/// <param name="Dates">Null when the country writes the year first.</param>
internal sealed record LocaleHint(string Currency, DecimalSign? Decimal, DayOrder? Dates)
{
    /// <param name="locale">A BCP 47 tag.</param>
    /// <param name="homeCurrency">ISO 4217.</param>
    /// <returns>Null unless the locale names a country and that country's currency is the user's.</returns>
    public static LocaleHint? Of(string locale, string homeCurrency)
    {
        CultureInfo culture;
        RegionInfo region;
        try
        {
            culture = CultureInfo.GetCultureInfo(locale);
            if (culture.IsNeutralCulture || culture.Equals(CultureInfo.InvariantCulture))
            {
                return null;
            }

            region = new RegionInfo(culture.Name);
        }
        catch (ArgumentException)
        {
            return null; // This machine does not know the locale.
        }

        var pattern = culture.DateTimeFormat.ShortDatePattern;
        var (day, month) = (pattern.IndexOf('d', StringComparison.Ordinal), pattern.IndexOf('M', StringComparison.Ordinal));
        return region.ISOCurrencySymbol != homeCurrency ? null : new LocaleHint(
            homeCurrency,
            culture.NumberFormat.NumberDecimalSeparator switch
            {
                "." => DecimalSign.Point,
                "," => DecimalSign.Comma,
                _ => null,
            },
            pattern.StartsWith('y') || day < 0 || month < 0 ? null : day < month ? DayOrder.Day : DayOrder.Month);
    }

    /// <summary>Whether it counts for a file in these currencies.</summary>
    public bool Fits(IEnumerable<string> currencies) => currencies.All(currency => currency == Currency);
}
