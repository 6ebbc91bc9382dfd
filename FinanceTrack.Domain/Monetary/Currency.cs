using System.Diagnostics.CodeAnalysis;

namespace FinanceTrack.Domain.Monetary;

/// <summary>
/// An active ISO 4217 currency: its alphabetic code and its exponent (the number of minor-unit digits: JPY 0, EUR 2, KWD 3).
/// </summary>
public sealed class Currency
{
    private Currency(string code, int digits)
    {
        Code = code;
        Digits = digits;
        MinorUnitsPerMajor = (long)Math.Pow(10, digits);
    }

    public string Code { get; }

    /// <summary>The ISO 4217 exponent, 0 to 4.</summary>
    public int Digits { get; }

    public long MinorUnitsPerMajor { get; }

    public static IReadOnlyCollection<Currency> All => ByCode.Values;

    /// <summary>Finds a currency by its upper-case code; unknown and withdrawn codes are refused.</summary>
    public static bool TryParse(string? code, [NotNullWhen(true)] out Currency? currency)
    {
        currency = null;
        return code is { Length: 3 } && ByCode.TryGetValue(code, out currency);
    }

    /// <summary>The currency of a code that is known to be good, such as one read from the database.</summary>
    /// <exception cref="ArgumentException">The code is not an active ISO 4217 code.</exception>
    public static Currency Of(string code) =>
        TryParse(code, out var currency) ? currency : throw new ArgumentException($"Not an ISO 4217 currency: {code}.", nameof(code));

    public override string ToString() => Code;

    // ISO 4217 list one (published by SIX, the maintenance agency), without funds, metals and testing codes.
    private const string TwoDigits =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE " +
        "CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS " +
        "KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB " +
        "PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY " +
        "TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";

    private const string NoDigits = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
    private const string ThreeDigits = "BHD IQD JOD KWD LYD OMR TND";

    private static readonly Dictionary<string, Currency> ByCode =
        Codes(TwoDigits, 2).Concat(Codes(NoDigits, 0)).Concat(Codes(ThreeDigits, 3)).ToDictionary(c => c.Code, StringComparer.Ordinal);

    private static IEnumerable<Currency> Codes(string codes, int digits) =>
        codes.Split(' ').Select(code => new Currency(code, digits));
}
