using FinanceTrack.Domain.Categorization.Text;

namespace FinanceTrack.Domain.Categorization.Lexicon;

/// <summary>
/// Finds the lexicon's phrases in a text, greedily and longest first, and adds up their weights by category. A longer
/// phrase and the first word count more; a phrase whose last word is cut short (×.7), words run together (×.9) and a
/// phrase found at either end of a longer word (×.5) count less. Immutable and thread-safe.
/// </summary>
internal sealed class LexiconMatcher
{
    private const float TruncatedFactor = .7f, JoinedFactor = .9f, JoinedWordFactor = .95f, SubstringFactor = .5f, FirstWordFactor = 1.15f;
    private const int MaxJoined = 3, MinSubstring = 5, MinTruncated = 5, MaxCut = 5, MinUnknown = 6;

    private readonly PhraseTable _exact = new();
    private readonly PhraseTable _truncated = new();
    private readonly PhraseTable _joined = new();
    private readonly PhraseTable _substring = new();
    private readonly Dictionary<ulong, int> _longestByFirstWord = [];

    public LexiconMatcher(IReadOnlyCollection<LexiconPhrase> phrases)
    {
        var words = phrases.SelectMany(phrase => phrase.Phrase.Split(' ')).ToHashSet(StringComparer.Ordinal);
        var wordLookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var phrase in phrases)
        {
            Add(phrase);
            if (phrase.Strength != PhraseStrength.Weak)
                AddTruncated(phrase, wordLookup);
        }
    }

    /// <summary>The lexicon that the product ships.</summary>
    public static LexiconMatcher Default { get; } = new(LexiconPhrase.ReadAll());

    /// <summary>
    /// Adds the scores of the text to <paramref name="scores"/> (<see cref="Taxonomy.Count"/> wide); true when any phrase was found.
    /// </summary>
    public bool Score(in ScorerText text, Span<float> scores)
    {
        var found = false;
        for (var i = 0; i < text.Words.Length;)
        {
            var length = ScorePhraseAt(text, i, scores);
            found |= length > 0 || ScorePartsOf(text.Word(i), scores);
            i += Math.Max(length, 1);
        }

        return found;
    }

    private int ScorePhraseAt(in ScorerText text, int first, Span<float> scores)
    {
        var left = text.Words.Length - first;
        var longest = _longestByFirstWord.GetValueOrDefault(TermHash.Of(text.Word(first)), 1);
        for (var length = Math.Min(Math.Max(longest, MaxJoined), left); length > 0; length--)
        {
            var phrase = text.Phrase(first, length);
            var (hits, factor) = Find(phrase, length, longest);
            if (hits is null)
                continue;
            factor *= (1 + .5f * (length - 1)) * (first == 0 ? FirstWordFactor : 1) / MathF.Sqrt(hits.DistinctCategories);
            hits.AddTo(scores, factor);
            return length;
        }

        return 0;
    }

    private (PhraseHits? Hits, float Factor) Find(ReadOnlySpan<char> phrase, int length, int longest)
    {
        if (length <= longest)
        {
            var key = TermHash.Of(phrase);
            if (_exact.Find(key) is { } exact)
                return (exact, 1);
            if ((length > 1 || phrase.Length >= MinTruncated) && _truncated.Find(key) is { } truncated)
                return (truncated, TruncatedFactor);
        }

        return length is > 1 and <= MaxJoined ? (_joined.Find(JoinedKey(phrase)), JoinedFactor) : (null, 0);
    }

    private bool ScorePartsOf(ReadOnlySpan<char> word, Span<float> scores)
    {
        if (word.Length < MinUnknown)
            return false;
        if (_joined.Find(TermHash.Of(word)) is { } joined)
        {
            joined.AddTo(scores, JoinedWordFactor);
            return true;
        }

        for (var length = word.Length - 1; length >= MinSubstring; length--)
        {
            if ((_substring.Find(TermHash.Of(word[..length])) ?? _substring.Find(TermHash.Of(word[^length..]))) is not { } part)
                continue;
            part.AddTo(scores, SubstringFactor * Math.Min(1, length / 8f));
            return true;
        }

        return false;
    }

    private void Add(LexiconPhrase entry)
    {
        var phrase = entry.Phrase;
        var joined = phrase.Replace(" ", "", StringComparison.Ordinal);
        var words = phrase.AsSpan().Count(' ') + 1;
        var strong = entry.Strength != PhraseStrength.Weak;

        _exact.Add(TermHash.Of(phrase), entry);
        var firstWord = TermHash.Of(words == 1 ? phrase : phrase.AsSpan(0, phrase.IndexOf(' ', StringComparison.Ordinal)));
        _longestByFirstWord[firstWord] = Math.Max(words, _longestByFirstWord.GetValueOrDefault(firstWord));
        if (words > 1 ? joined.Length >= 6 : joined.Length >= 8 && strong)
            _joined.Add(TermHash.Of(joined), entry);
        if (words > 1 ? joined.Length >= 7 : joined.Length >= MinSubstring && strong)
            _substring.Add(TermHash.Of(joined), entry);
    }

    /// <summary>The phrase with its last word cut short; but what is a word of its own ("family" of "familymart") says that word.</summary>
    private void AddTruncated(LexiconPhrase entry, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words)
    {
        var phrase = entry.Phrase.AsSpan();
        var start = phrase.LastIndexOf(' ') + 1;
        for (var cut = Math.Max(MinTruncated, phrase.Length - start - MaxCut); cut < phrase.Length - start; cut++)
        {
            var truncated = phrase[..(start + cut)];
            if (start > 0 || !words.Contains(truncated))
                _truncated.Add(TermHash.Of(truncated), entry);
        }
    }

    private static ulong JoinedKey(ReadOnlySpan<char> phrase)
    {
        Span<char> joined = stackalloc char[ScorerText.Capacity];
        var length = 0;
        foreach (var c in phrase)
        {
            if (c != ' ')
                joined[length++] = c;
        }

        return TermHash.Of(joined[..length]);
    }
}
