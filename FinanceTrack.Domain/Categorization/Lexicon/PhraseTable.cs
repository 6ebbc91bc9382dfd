namespace FinanceTrack.Domain.Categorization.Lexicon;

/// <summary>What a phrase found in a text says: a weight for each of its categories.</summary>
internal sealed class PhraseHits
{
    private readonly List<(int Category, float Weight)> _weights = new(1);

    /// <summary>How many categories share the phrase: one that says two things says each less.</summary>
    public int DistinctCategories { get; private set; }

    public void Add(LexiconPhrase entry)
    {
        if (_weights.Contains((entry.Category, entry.Weight)))
            return;
        if (!_weights.Exists(known => known.Category == entry.Category))
            DistinctCategories++;
        _weights.Add((entry.Category, entry.Weight));
    }

    public void AddTo(Span<float> scores, float factor)
    {
        foreach (var (category, weight) in _weights)
            scores[category] += weight * factor;
    }
}

/// <summary>Phrases by their key.</summary>
internal sealed class PhraseTable
{
    private readonly Dictionary<ulong, PhraseHits> _hits = [];

    public void Add(ulong key, LexiconPhrase entry)
    {
        if (!_hits.TryGetValue(key, out var hits))
            _hits[key] = hits = new PhraseHits();
        hits.Add(entry);
    }

    public PhraseHits? Find(ulong key) => _hits.GetValueOrDefault(key);
}
