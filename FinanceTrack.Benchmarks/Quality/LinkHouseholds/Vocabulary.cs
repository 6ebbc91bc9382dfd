namespace FinanceTrack.Benchmarks.Quality.LinkHouseholds;

/// <summary>How banks and people of one language write, by role.</summary>
internal sealed class Vocabulary(IReadOnlyDictionary<string, string[]> values)
{
    private const string Resource = "FinanceTrack.Benchmarks.Quality.LinkHouseholds.vocabularies.tsv";

    /// <summary>Shops that print the same name in every country.</summary>
    public static IReadOnlyList<string> InternationalShops { get; } =
        ["AMAZON", "PAYPAL *EBAY", "NETFLIX.COM", "SPOTIFY", "APPLE.COM/BILL", "UBER", "ZALANDO", "IKEA", "H&M", "BOOKING.COM", "RYANAIR",
            "STEAM", "AIRBNB", "TEMU", "ETSY"];

    public string[] this[string role] => values[role];

    public static IReadOnlyDictionary<string, Vocabulary> ReadAll()
    {
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t'))
            .GroupBy(cells => cells[0])
            .ToDictionary(
                group => group.Key,
                group => new Vocabulary(group.ToDictionary(cells => cells[1],
                    cells => cells[2].Replace("|-", "|", StringComparison.Ordinal).Split('|'))));
    }

    /// <summary>
    /// A language that is in no list: the same shape, every word replaced by an invented one of the same length. The same word stays the
    /// same, so that a repeated phrase of a bank is still repeated.
    /// </summary>
    public Vocabulary Invented(Random random)
    {
        var invented = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        return new Vocabulary(
            values.ToDictionary(
                entry => entry.Key,
                entry => entry.Key is "currencies" or "country" ? entry.Value : [.. entry.Value.Select(Translate)]));

        string Translate(string phrase) => string.Join(' ', phrase.Split(' ').Select(word =>
        {
            if (word.Length == 0)
                return word;
            if (!invented.TryGetValue(word, out var other))
                invented[word] = other = Word(random, Math.Max(3, word.Length));
            return char.IsUpper(word[^1]) ? other.ToUpperInvariant() : other;
        }));
    }

    private static string Word(Random random, int length)
    {
        const string Consonants = "bdfghjklmnprstvz", Vowels = "aeiouy";
        return string.Concat(Enumerable.Range(0, length)
            .Select(i => i % 2 == 0 ? Consonants[random.Next(Consonants.Length)] : Vowels[random.Next(Vowels.Length)]));
    }
}
