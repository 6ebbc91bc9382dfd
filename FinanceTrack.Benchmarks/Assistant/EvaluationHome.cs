using FinanceTrack.Benchmarks.Quality.LinkHouseholds;
using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Links;

namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>A household of the generator, and what makes a ledger of it.</summary>
internal sealed class EvaluationHome
{
    /// <summary>A category's name that is an account's as well.</summary>
    public const string Twin = "Travel";

    private const int MinPurchases = 6;
    private const int FirstSeed = 5_000_000;

    private static readonly DateOnly First = new(2023, 10, 1);

    private static readonly LineFormat[] Formats = [LineFormat.Plain, LineFormat.Plain, LineFormat.NameFirst, LineFormat.Cut];

    private static readonly string[] BillNames = ["Netflix", "Spotify", "Gym", "Insurance", "Telekom", "Vodafone"];

    private EvaluationHome(string language, string locale, int seed)
    {
        (Name, Language, Locale) = ($"{language}-{seed}", language, locale);
        Household = new HouseholdGenerator(new Regime("assistant", FirstSeed, [language], Formats, 0), FirstSeed + seed).Generate();
        Currency = Household.Accounts[0].Currency;
        Rows = [.. Household.Rows.Where(row => row.Row.BookedOn >= First && row.Row.BookedOn <= EvaluationLedgers.Today)];
        AllShops = [.. Rows.Where(row => row is { Kind: "purchase", Shop: not null }).Select(row => row.Shop!).Distinct()
            .Order(StringComparer.Ordinal)];
    }

    public string Name { get; }

    public string Language { get; }

    public string Locale { get; }

    public string Currency { get; }

    public LinkHousehold Household { get; }

    /// <summary>Those of the last months up to today.</summary>
    public IReadOnlyList<TrueRow> Rows { get; }

    public IReadOnlyList<string> AllShops { get; }

    /// <summary>Three that write English and two that write German.</summary>
    public static IReadOnlyList<EvaluationHome> All() =>
    [
        new("en", "en-GB", 1), new("en", "en-US", 2), new("en", "en-GB", 3), new("de", "de-DE", 4), new("de", "de-AT", 5),
    ];

    /// <summary>Two accounts may have the same bank and kind.</summary>
    public string NameOf(OwnAccount account)
    {
        var same = Household.Accounts.Where(other => other.Name == account.Name).ToList();
        return same.Count == 1 ? account.Name : $"{account.Name} {(char)('A' + same.IndexOf(account))}";
    }

    public static decimal? OpeningOf(OwnAccount account) => account.Kind is AccountKind.Current or AccountKind.Savings ? 2_400 : null;

    public async Task<EvaluationHousehold> DescribeAsync(LedgerActor actor, LedgerSql sql)
    {
        var shops = Rows.Where(row => row is { Kind: "purchase", Shop: not null }).GroupBy(row => row.Shop!)
            .Where(shop => shop.Count() >= MinPurchases).Select(shop => HouseholdCategories.Say(shop.Key)).Order(StringComparer.Ordinal);
        var bills = new List<string>();
        foreach (var bill in BillNames)
        {
            if ((await sql.StreamsAsync(bill.ToLowerInvariant())).Count == 1)
                bills.Add(bill);
        }

        return new EvaluationHousehold(
            Name, Language, Locale, Currency, EvaluationLedgers.Today, actor, sql, HouseholdCategories.Words(Language), [.. shops],
            [.. Household.Accounts.Where(account => account.Currency == Currency).Select(NameOf)], bills, Twin);
    }
}
