using System.Globalization;
using System.Text;
using FinanceTrack.Domain.Categorization.Lexicon;

namespace FinanceTrack.Domain.Categorization.Training;

/// <summary>
/// Makes bank lines out of the lexicon: brands and trades with the prefixes, places, store numbers, dates and person names
/// that banks print around them, some cut short. A model trained on these does as well on foreign bank lines as one that
/// also saw 11,000 real ones, so that the product ships without a user's data. The same seed gives the same lines.
/// </summary>
internal sealed class SyntheticLines
{
    private readonly Random _random;
    private readonly string[][][] _phrases;

    public SyntheticLines(IEnumerable<LexiconPhrase> lexicon, int seed)
    {
        // A seeded System.Random keeps its sequence; only the seedless one may change.
        _random = new Random(seed);
        var byCategory = lexicon.ToLookup(phrase => (phrase.Category, phrase.Strength), phrase => phrase.Phrase);
        _phrases = [.. Enumerable.Range(0, Taxonomy.Count).Select(category => Enum.GetValues<PhraseStrength>()
            .Select(strength => byCategory[(category, strength)].Order(StringComparer.Ordinal).ToArray()).ToArray())];
    }

    /// <summary>Yields <paramref name="perCategory"/> lines of each category, the categories in turn.</summary>
    public IEnumerable<(string Description, int Category)> Make(int perCategory)
    {
        for (var i = 0; i < perCategory * Taxonomy.Count; i++)
            yield return (Line(i % Taxonomy.Count), i % Taxonomy.Count);
    }

    private string Line(int category)
    {
        var (prefix, core) = Core(category);
        if (_random.NextDouble() < .1 && core.Length > 9)
            core = core[.._random.Next(7, core.Length + 1)];
        return Fill(prefix + core + Pick(BankLineParts.Suffixes));
    }

    private (string Prefix, string Core) Core(int category)
    {
        var brands = _phrases[category][(int)PhraseStrength.Brand];
        if (_random.NextDouble() < .45)
            return (Pick(BankLineParts.Prefixes), Pick(brands));
        var keyword = Pick(_phrases[category][(int)PhraseStrength.Keyword]);
        return BankLineParts.IsAboutTheBankItself(category)
            ? (Pick(BankLineParts.BankPrefixes), BankCore(category, keyword))
            : (Pick(BankLineParts.Prefixes), TradeCore(category, keyword));
    }

    private string BankCore(int category, string keyword)
    {
        var choice = _random.NextDouble();
        if (category == Taxonomy.Transfer && choice < .4)
        {
            var counterparty = _random.Next(BankLineParts.Persons.Length + 1) is var i && i < BankLineParts.Persons.Length
                ? BankLineParts.Persons[i]
                : "acc {n4}";
            return keyword + Pick(BankLineParts.Connectives) + counterparty;
        }

        return choice < .55 ? $"{keyword} {Pick(_phrases[category][(int)PhraseStrength.Keyword])}" : keyword;
    }

    private string TradeCore(int category, string keyword)
    {
        var weak = _phrases[category][(int)PhraseStrength.Weak];
        return _random.NextDouble() switch
        {
            < .35 => $"{Pick(BankLineParts.Names)} {keyword}",
            < .5 => $"{Pick(BankLineParts.Cities)} {keyword}",
            < .6 => $"{keyword} {Pick(BankLineParts.Cities)}",
            < .75 => $"{Pick(BankLineParts.Names)} {keyword} {Pick(_phrases[category][(int)PhraseStrength.Keyword])}",
            < .85 when weak.Length > 0 => $"{Pick(BankLineParts.Names)} {Pick(weak)} {keyword}",
            _ => keyword,
        };
    }

    private string Fill(string template)
    {
        var line = new StringBuilder(template.Length + 24);
        for (var i = 0; i < template.Length; i++)
        {
            var end = template[i] == '{' ? template.IndexOf('}', i) : -1;
            if (end < 0)
            {
                line.Append(template[i]);
                continue;
            }

            line.Append(Part(template[(i + 1)..end]));
            i = end;
        }

        return line.ToString();
    }

    private string Part(string name) => name switch
    {
        "mm" => Digits(1, 13, "00"),
        "dd" => Digits(1, 29, "00"),
        "n4" => Digits(10, 10_000, "0"),
        "n6" => Digits(100_000, 1_000_000, "0"),
        "city" => Pick(BankLineParts.Cities),
        "st" => Pick(BankLineParts.Regions),
        "mon" => Pick(BankLineParts.Months),
        "phone" => $"{Digits(200, 1000, "0")}-{Digits(200, 1000, "0")}-{Digits(1000, 10_000, "0")}",
        "code" => string.Create(7, _random, static (code, random) =>
        {
            for (var i = 0; i < code.Length; i++)
                code[i] = BankLineParts.CodeAlphabet[random.Next(BankLineParts.CodeAlphabet.Length)];
        }),
        _ => throw new ArgumentException($"There is no part {name}.", nameof(name)),
    };

    private string Digits(int from, int below, string format) => _random.Next(from, below).ToString(format, CultureInfo.InvariantCulture);

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];
}
