namespace FinanceTrack.Benchmarks.Quality.LinkHouseholds;

/// <summary>A family of households: their languages, the formats of their banks, and whether their words are in any list.</summary>
/// <param name="InventedShare">The share of the households whose every word is invented.</param>
internal sealed record Regime(string Name, int Seed, IReadOnlyList<string> Languages, IReadOnlyList<LineFormat> Formats,
    double InventedShare)
{
    private static readonly string[] FirstLanguages =
        ["en", "de", "fr", "es", "nl", "it"], OtherLanguages = ["sv", "pl", "pt", "da", "cs", "fi"];
    private static readonly LineFormat[] FirstFormats =
        [LineFormat.Plain, LineFormat.Plain, LineFormat.NameFirst, LineFormat.Cut], OtherFormats = [LineFormat.Tagged, LineFormat.Coded];

    /// <summary>What the weights are fitted on; a third of it in invented languages.</summary>
    public static Regime Fitting { get; } = new("fitting", 1_000_000, FirstLanguages, FirstFormats, 1.0 / 3);

    /// <summary>Further households of the same languages and formats.</summary>
    public static Regime First { get; } = new("same languages and formats", 2_000_000, FirstLanguages, FirstFormats, 0);

    /// <summary>Six languages and two formats of which the fitting has seen nothing.</summary>
    public static Regime Other { get; } = new("other languages and formats", 3_000_000, OtherLanguages, OtherFormats, 0);

    /// <summary>The same formats in languages that no list can know.</summary>
    public static Regime Invented { get; } = new("invented languages, other formats", 4_000_000, OtherLanguages, OtherFormats, 1);

    public IEnumerable<LinkHousehold> Households(int count) =>
        Enumerable.Range(0, count).Select(i => new HouseholdGenerator(this, Seed + i).Generate());
}
