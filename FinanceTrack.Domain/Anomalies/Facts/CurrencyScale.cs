using System.Collections.Frozen;

namespace FinanceTrack.Domain.Anomalies.Facts;

/// <summary>
/// How many units of a currency buy about what one US dollar does, in steps of 1-2-5. Amounts are divided by it before
/// they are compared, so that ¥5,000 and $50 are much the same size and a user keeps one statistic for all currencies.
/// It is an order of magnitude, not an exchange rate: a user's own history takes up what it misses, and it must never
/// change for a currency once statistics were learned with it (that would be a new form of the statistics).
/// </summary>
public static class CurrencyScale
{
    private static readonly FrozenDictionary<CurrencyCode, double> Units = Table(
        (2, "AUD AZN BGN BYN FJD GEL NZD SGD TOP WST XCD BBD BZD BSD"),
        (5, "AED BRL GTQ ILS MYR PEN PLN QAR RON SAR TTD GHS TJS BOB"),
        (10, "CNY CNH DKK HKD MOP NOK SEK MAD TND BWP HRK MVR MDL"),
        (20, "MXN ZAR CZK THB TRY UYU NAD SZL LSL SCR MUR UAH"),
        (50, "PHP EGP TWD INR NPR DOP NIO KGS RSD MKD HNL ETB GMD"),
        (100, "JPY RUB BDT ISK KES PKR DZD JMD ALL AOA LRD VUV BTN XPF CVE"),
        (200, "HUF LKR AMD KZT DJF YER GYD HTG"),
        (500, "CRC XAF XOF NGN KMF CLP ARS"),
        (1_000, "KRW MMK IQD RWF MWK SSP SOS"),
        (2_000, "MNT TZS CDF BIF"),
        (5_000, "COP UGX KHR MGA PYG"),
        (10_000, "IDR UZS GNF LAK SLL VND"),
        (50_000, "IRR LBP"),
        (0.5, "BHD KWD OMR JOD KYD GIP FKP SHP"));

    /// <summary>Units to a dollar, about; 1 for a currency the table does not know.</summary>
    public static double Of(CurrencyCode currency) => Units.GetValueOrDefault(currency, 1);

    private static FrozenDictionary<CurrencyCode, double> Table(params ReadOnlySpan<(double Scale, string Codes)> rows)
    {
        var units = new Dictionary<CurrencyCode, double>();
        foreach (var (scale, codes) in rows)
        {
            foreach (var code in codes.Split(' '))
                units[CurrencyCode.Of(code)] = scale;
        }
        return units.ToFrozenDictionary();
    }
}
