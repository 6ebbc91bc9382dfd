using FinanceTrack.Domain.Categorization;
using FinanceTrack.Domain.Categorization.Lexicon;
using FinanceTrack.Domain.Categorization.Text;
using FinanceTrack.Domain.Links.Text;

namespace FinanceTrack.Domain.Links.Refunds;

/// <summary>Reads lines for the refund matcher: with the merchant key and the lexicon of the categoriser.</summary>
internal sealed class ShopLineReader(LineVocabulary vocabulary, LexiconMatcher lexicon)
{
    /// <summary>The weight of a keyword ("pharmacy"); a word that merely leans one way has less.</summary>
    private const float MinShopWeight = 1.6f;

    private static readonly bool[] IsSpending =
        [.. Taxonomy.Slugs.Select(slug => slug is not ("income" or "transfer" or "fees_government" or "business_other"))];

    private readonly LineReader _reader = new(vocabulary);
    private readonly Dictionary<string, ShopLine> _read = new(StringComparer.Ordinal);

    public ShopLine Read(string description)
    {
        if (!_read.TryGetValue(description, out var line))
            _read[description] = line = Parse(description);
        return line;
    }

    private ShopLine Parse(string description)
    {
        var merchant = MerchantKey.From(LineReader.WithoutOrderCodes(description).Replace("&", "", StringComparison.Ordinal)).Value;
        LineWord[] words = [.. merchant.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(IsWord).Select(Word)];
        return new ShopLine(_reader.Read(description), words, IsKnownShop(merchant));
    }

    private LineWord Word(string word)
    {
        var hash = TermHash.Of(word);
        return new LineWord(hash, vocabulary.KindsOf(hash), word.Length);
    }

    /// <summary>The merchant key has no numbers any more; a digit left is part of a name.</summary>
    private static bool IsWord(string word) => word.Length > 1 && word.Any(char.IsLetter);

    private bool IsKnownShop(string merchant)
    {
        Span<char> buffer = stackalloc char[ScorerText.Capacity];
        Span<Range16> ranges = stackalloc Range16[ScorerText.MaxWords];
        Span<float> scores = stackalloc float[Taxonomy.Count];
        if (!lexicon.Score(ScorerText.Read(merchant, buffer, ranges), scores))
            return false;
        var best = 0;
        for (var category = 1; category < scores.Length; category++)
            best = scores[category] > scores[best] ? category : best;
        return IsSpending[best] && scores[best] >= MinShopWeight;
    }
}
