using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.LocalHost.Enqueue;

/// <summary>The signs that stand beside amounts, and the currencies that they may mean.</summary>
internal static class CurrencySign
{
    private static readonly Dictionary<string, string> Currencies = new(StringComparer.Ordinal)
    {
        ["€"] = "EUR",
        ["$"] = "USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU DOP BMD BSD BBD BZD BND FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD CUP NIO",
        ["US$"] = "USD",
        ["CA$"] = "CAD",
        ["C$"] = "CAD NIO",
        ["A$"] = "AUD",
        ["AU$"] = "AUD",
        ["NZ$"] = "NZD",
        ["HK$"] = "HKD",
        ["S$"] = "SGD",
        ["R$"] = "BRL",
        ["£"] = "GBP GIP FKP SHP EGP SDG SSP SYP LBP",
        ["¥"] = "JPY CNY",
        ["￥"] = "JPY CNY",
        ["円"] = "JPY",
        ["元"] = "CNY",
        ["₹"] = "INR",
        ["₽"] = "RUB",
        ["₺"] = "TRY",
        ["₪"] = "ILS",
        ["₩"] = "KRW KPW",
        ["₫"] = "VND",
        ["₴"] = "UAH",
        ["₦"] = "NGN",
        ["₱"] = "PHP",
        ["฿"] = "THB",
        ["zł"] = "PLN",
        ["Kč"] = "CZK",
        ["Ft"] = "HUF",
        ["kr"] = "SEK NOK DKK ISK",
        ["lei"] = "RON MDL",
    };

    /// <summary>Whether an amount with this sign, or code, can be in the currency.</summary>
    public static bool Fits(string sign, Currency currency) =>
        sign.Length == 0
        || sign.Equals(currency.Code, StringComparison.OrdinalIgnoreCase)
        || (Currencies.TryGetValue(sign, out var codes) && codes.Contains(currency.Code, StringComparison.Ordinal));
}
