using FinanceTrack.Benchmarks.Quality.LinkHouseholds;

namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>In which category a generated row is, and what people call the categories and shops.</summary>
internal static class HouseholdCategories
{
    private static readonly string[] OfShops =
        ["Groceries", "Dining", "Shopping", "Groceries", "Health", "Transport", "Entertainment", "Education"];

    private static readonly Dictionary<string, string> OfBills = new(StringComparer.Ordinal)
    {
        ["NETFLIX"] = "Entertainment",
        ["SPOTIFY"] = "Entertainment",
        ["GYM"] = "Health",
        ["INSURANCE"] = "Insurance",
        ["TELEKOM"] = "Utilities",
        ["VODAFONE"] = "Utilities",
    };

    private static readonly Dictionary<string, string> OfKinds = new(StringComparer.Ordinal)
    {
        ["salary"] = "Income",
        ["rent"] = "Home",
        ["fee"] = "Fees and government",
        ["gift-out"] = "Giving",
    };

    // Shops whose printed name is not what people say.
    private static readonly Dictionary<string, string> Said = new(StringComparer.Ordinal)
    {
        ["PAYPAL *EBAY"] = "eBay",
        ["NETFLIX.COM"] = "Netflix",
        ["APPLE.COM/BILL"] = "Apple",
        ["BOOKING.COM"] = "Booking",
        ["H&M"] = "H&M",
        ["B&Q"] = "B&Q",
    };

    private static readonly (string Word, string Category)[] English =
    [
        ("groceries", "Groceries"), ("restaurants", "Dining"), ("shopping", "Shopping"), ("health", "Health"), ("transport", "Transport"),
        ("entertainment", "Entertainment"), ("education", "Education"), ("rent", "Home"), ("insurance", "Insurance"),
        ("utilities", "Utilities"),
    ];

    private static readonly (string Word, string Category)[] German =
    [
        ("Lebensmittel", "Groceries"), ("Restaurants", "Dining"), ("Kleidung", "Shopping"), ("Gesundheit", "Health"),
        ("Verkehr", "Transport"), ("Freizeit", "Entertainment"), ("Bildung", "Education"), ("Miete", "Home"),
        ("Versicherungen", "Insurance"),
    ];

    /// <summary>Null where the product is to find it.</summary>
    public static string? Of(TrueRow row, IReadOnlyList<string> shops) => row switch
    {
        { Kind: "bill", Shop: { } bill } => OfBills.GetValueOrDefault(bill),
        { Shop: { } shop } => OfShops[shops.IndexOf(shop) % OfShops.Length],
        _ => OfKinds.GetValueOrDefault(row.Kind),
    };

    public static IReadOnlyList<(string Word, string Category)> Words(string language) => language == "de" ? German : English;

    /// <summary>How a person writes the name of a shop.</summary>
    public static string Say(string shop) => Said.TryGetValue(shop, out var said)
        ? said
        : string.Join(' ', shop.Split(' ').Select(word => word.Length > 1 ? word[0] + word[1..].ToLowerInvariant() : word));

    private static int IndexOf(this IReadOnlyList<string> list, string value)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] == value)
                return i;
        }

        return 0;
    }
}
