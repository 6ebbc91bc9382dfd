using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.Categorization.Text;

namespace FinanceTrack.Domain.Categorization.Training;

/// <summary>
/// Counts in how many lines each term stands and keeps the most frequent. Inverse document frequency is
/// <c>ln((1 + lines) / (1 + lines with the term)) + 1</c>.
/// </summary>
internal sealed class VocabularyBuilder
{
    private const int MaxCharacterTerms = 30_000, MaxWordTerms = 20_000;

    private readonly Dictionary<ulong, int> _characters = [];
    private readonly Dictionary<ulong, int> _words = [];
    private readonly HashSet<ulong> _inLine = [];
    private int _lines;

    /// <summary>Counts a line. The words of a line that only one user wrote are not counted: they may be a name.</summary>
    public void Add(string description, bool countWords = true)
    {
        Span<char> buffer = stackalloc char[ScorerText.Capacity];
        Span<Range16> ranges = stackalloc Range16[ScorerText.MaxWords];
        var text = ScorerText.Read(description, buffer, ranges);
        Span<char> body = stackalloc char[ScorerText.Capacity + 2];
        body = body[..NgramTerms.WriteBody(text, body)];
        Span<ulong> keys = stackalloc ulong[NgramTerms.Capacity];
        _lines++;
        Count(keys[..NgramTerms.Characters(body, keys)], _characters);
        if (countWords)
            Count(keys[..NgramTerms.Words(body, keys)], _words);
    }

    public TermVocabulary Build()
    {
        var characters = MostFrequent(_characters, MaxCharacterTerms);
        var words = MostFrequent(_words, MaxWordTerms);
        return new TermVocabulary(
            [.. characters.Select(term => term.Key)],
            [.. words.Select(term => term.Key)],
            [.. characters.Concat(words).Select(term => MathF.Log((1f + _lines) / (1 + term.Value)) + 1)]);
    }

    private void Count(ReadOnlySpan<ulong> keys, Dictionary<ulong, int> frequencies)
    {
        _inLine.Clear();
        foreach (var key in keys)
        {
            if (_inLine.Add(key))
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(frequencies, key, out _)++;
        }
    }

    private static List<KeyValuePair<ulong, int>> MostFrequent(Dictionary<ulong, int> frequencies, int most) =>
        [.. frequencies.OrderByDescending(term => term.Value).ThenBy(term => term.Key).Take(most)];
}
