namespace FinanceTrack.Domain.Categorization.Lexicon;

/// <summary>How much a phrase says about the category.</summary>
internal enum PhraseStrength
{
    /// <summary>A word that leans one way ("house"): weight 0.5.</summary>
    Weak,

    /// <summary>A word for the trade ("pharmacy", "tankstelle"): weight 1.6.</summary>
    Keyword,

    /// <summary>A name ("netflix", "pick n pay"): weight 3.</summary>
    Brand,
}

/// <summary>
/// One line of the lexicon; <paramref name="Category"/> is a <see cref="Taxonomy"/> index, the phrase is folded words one space apart.
/// </summary>
internal readonly record struct LexiconPhrase(int Category, PhraseStrength Strength, string Phrase)
{
    private const string Resource = "FinanceTrack.Domain.Categorization.Lexicon.lexicon.tsv";

    public float Weight => Strength switch
    {
        PhraseStrength.Brand => 3f,
        PhraseStrength.Keyword => 1.6f,
        _ => .5f,
    };

    /// <summary>Reads the embedded lexicon: category, strength and phrase, tab-separated, below a header line.</summary>
    public static IReadOnlyList<LexiconPhrase> ReadAll()
    {
        using var stream = typeof(LexiconPhrase).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var phrases = new List<LexiconPhrase>(8192);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var first = line.IndexOf('\t', StringComparison.Ordinal);
            var second = line.IndexOf('\t', first + 1);
            phrases.Add(new LexiconPhrase(
                Taxonomy.IndexOf(line[..first]), Enum.Parse<PhraseStrength>(line.AsSpan(first + 1, second - first - 1), ignoreCase: true),
                line[(second + 1)..]));
        }

        return phrases;
    }
}
