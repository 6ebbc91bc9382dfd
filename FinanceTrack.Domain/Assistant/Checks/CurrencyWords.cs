using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Assistant.Checks;

/// <summary>Words and codes that name a currency.</summary>
internal static class CurrencyWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["euro"] = "EUR",
        ["euros"] = "EUR",
        ["dollar"] = "USD",
        ["dollars"] = "USD",
        ["bucks"] = "USD",
        ["pound"] = "GBP",
        ["pounds"] = "GBP",
        ["sterling"] = "GBP",
        ["pfund"] = "GBP",
        ["franc"] = "CHF",
        ["francs"] = "CHF",
        ["franken"] = "CHF",
        ["yen"] = "JPY",
        ["zloty"] = "PLN",
        ["krona"] = "SEK",
        ["kronor"] = "SEK",
        ["rupees"] = "INR",
        ["cents"] = "cents",
        ["cent"] = "cents",
        ["pence"] = "cents",
    };

    // Codes that are words as well.
    private static readonly HashSet<string> Ambiguous =
        ["all", "try", "top", "mop", "cup", "lei", "sos", "gel", "mad", "bam", "ron", "ang"];

    private static readonly HashSet<string> Codes =
        [.. Currency.All.Select(currency => currency.Code.ToLowerInvariant()).Except(Ambiguous)];

    /// <summary>The code of a folded word; null for any other word.</summary>
    public static string? Of(string word) =>
        Words.TryGetValue(word, out var code) ? code : Codes.Contains(word) ? word.ToUpperInvariant() : null;
}
