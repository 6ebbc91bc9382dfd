using FinanceTrack.Domain.Categorization.Text;

namespace FinanceTrack.Domain.Categorization.Model;

/// <summary>
/// The terms that a model knows and how telling each is: term key → feature index, and the inverse document frequency by
/// index. Character terms come first, word terms after; both groups are scaled to unit length (TF-IDF, L2), so that
/// neither drowns the other. Immutable.
/// </summary>
internal sealed class TermVocabulary
{
    private readonly Dictionary<ulong, int> _characters;
    private readonly Dictionary<ulong, int> _words;
    private readonly float[] _inverseDocumentFrequencies;

    public TermVocabulary(ulong[] characterTerms, ulong[] wordTerms, float[] inverseDocumentFrequencies)
    {
        if (inverseDocumentFrequencies.Length != characterTerms.Length + wordTerms.Length)
            throw new ArgumentException("There must be one inverse document frequency for each term.", nameof(inverseDocumentFrequencies));
        CharacterTerms = characterTerms;
        WordTerms = wordTerms;
        _inverseDocumentFrequencies = inverseDocumentFrequencies;
        _characters = Index(characterTerms, 0);
        _words = Index(wordTerms, characterTerms.Length);
    }

    public ulong[] CharacterTerms { get; }

    public ulong[] WordTerms { get; }

    public ReadOnlySpan<float> InverseDocumentFrequencies => _inverseDocumentFrequencies;

    /// <summary>How many terms, so how many text features, there are.</summary>
    public int Count => _inverseDocumentFrequencies.Length;

    /// <summary>
    /// Writes the sparse features of a text, indexes ascending, and returns how many there are. Both spans hold at least
    /// 2 × <see cref="NgramTerms.Capacity"/> items.
    /// </summary>
    public int Extract(in ScorerText text, Span<int> indexes, Span<float> values)
    {
        Span<char> body = stackalloc char[ScorerText.Capacity + 2];
        body = body[..NgramTerms.WriteBody(text, body)];
        Span<ulong> keys = stackalloc ulong[NgramTerms.Capacity];
        var count = Weigh(keys[..NgramTerms.Characters(body, keys)], _characters, indexes, values);
        return count + Weigh(keys[..NgramTerms.Words(body, keys)], _words, indexes[count..], values[count..]);
    }

    private int Weigh(ReadOnlySpan<ulong> keys, Dictionary<ulong, int> known, Span<int> indexes, Span<float> values)
    {
        var found = 0;
        foreach (var key in keys)
        {
            if (known.TryGetValue(key, out var index))
                indexes[found++] = index;
        }

        indexes[..found].Sort();
        var distinct = 0;
        var squares = 0f;
        for (var i = 0; i < found;)
        {
            var run = i;
            while (run < found && indexes[run] == indexes[i])
                run++;
            var weight = (run - i) * _inverseDocumentFrequencies[indexes[i]];
            squares += weight * weight;
            (indexes[distinct], values[distinct]) = (indexes[i], weight);
            distinct++;
            i = run;
        }

        var scale = 1 / MathF.Sqrt(squares);
        for (var i = 0; i < distinct; i++)
            values[i] *= scale;
        return distinct;
    }

    private static Dictionary<ulong, int> Index(ulong[] terms, int offset)
    {
        var index = new Dictionary<ulong, int>(terms.Length);
        for (var i = 0; i < terms.Length; i++)
            index.Add(terms[i], offset + i);
        return index;
    }
}
