using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace FinanceTrack.Domain.Monetary;

/// <summary>
/// An ISO 4217 currency, active or historic: its alphabetic code and its exponent (the number of minor-unit digits: JPY 0, EUR 2, KWD 3).
/// </summary>
public sealed class Currency
{
    /// <summary>What a code looks like.</summary>
    public const string Pattern = "^[A-Z]{3}$";

    private const int UsualDigits = 2;

    private Currency(string code, int digits, DateOnly? validUntil = null)
    {
        Code = code;
        Digits = digits;
        MinorUnitsPerMajor = (long)Math.Pow(10, digits);
        ValidUntil = validUntil;
    }

    public string Code { get; }

    /// <summary>The ISO 4217 exponent, 0 to 4.</summary>
    public int Digits { get; }

    public long MinorUnitsPerMajor { get; }

    /// <summary>The last day of a withdrawn currency; null of an active one.</summary>
    public DateOnly? ValidUntil { get; }

    /// <summary>The active currencies.</summary>
    public static IReadOnlyCollection<Currency> All => Active;

    /// <summary>The active and the historic currencies.</summary>
    public static IReadOnlyCollection<Currency> AllEver => ByCode.Values;

    /// <summary>Finds an active currency by its upper-case code.</summary>
    public static bool TryParse(string? code, [NotNullWhen(true)] out Currency? currency) =>
        TryParseAny(code, out currency) && currency.ValidUntil is null;

    /// <summary>Finds a currency, active or historic, by its upper-case code.</summary>
    public static bool TryParseAny(string? code, [NotNullWhen(true)] out Currency? currency)
    {
        currency = null;
        return code is { Length: 3 } && ByCode.TryGetValue(code, out currency);
    }

    /// <summary>
    /// The currency of a stored code. A code that this version does not know, such as one that a later version stored, is read with two
    /// digits, the exponent of nearly every currency: what is stored can always be read.
    /// </summary>
    public static Currency Of(string code) =>
        ByCode.TryGetValue(code, out var currency)
            ? currency
            : Unknown.GetOrAdd(code, static unknown => new Currency(unknown, UsualDigits, DateOnly.MinValue));

    /// <summary>Whether amounts of this date can be in it.</summary>
    public bool IsValidOn(DateOnly date) => ValidUntil is not { } last || date <= last;

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

    private static readonly Currency[] Active = [.. Codes(TwoDigits, UsualDigits), .. Codes(NoDigits, 0), .. Codes(ThreeDigits, 3)];

    private static readonly Dictionary<string, Currency> ByCode = Active
        .Concat(HistoricCurrencies.All.Select(historic => new Currency(historic.Code, historic.Digits, historic.ValidUntil)))
        .ToDictionary(c => c.Code, StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, Currency> Unknown = new(StringComparer.Ordinal);

    private static IEnumerable<Currency> Codes(string codes, int digits) =>
        codes.Split(' ').Select(code => new Currency(code, digits));
}
