namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>The phrases of a language by their first words.</summary>
internal sealed class Lexicon
{
    private const int StemLength = 3;
    private const char AnyEnding = '*';

    private static readonly HashSet<Concept> Nothing = [];

    private static readonly char[] Separators = [',', '\n', '\r'];

    private readonly Dictionary<string, List<(string[] Words, HashSet<Concept> Concepts)>> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string[] Words, HashSet<Concept> Concepts)>> _stems = new(StringComparer.Ordinal);

    public Lexicon(IReadOnlyList<(Concept Concept, string Phrases)> all)
    {
        foreach (var (concept, phrases) in all)
        {
            foreach (var phrase in phrases.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                Add(phrase.Split(' '), concept);
        }

        foreach (var list in _phrases.Values.Concat(_stems.Values))
            list.Sort((left, right) => right.Words.Length.CompareTo(left.Words.Length));
    }

    /// <summary>The longest phrase that begins at the word: how many words it has and what it means; no words when none does.</summary>
    public (int Length, IReadOnlySet<Concept> Concepts) At(IReadOnlyList<string> words, int index)
    {
        var exact = Find(_phrases.GetValueOrDefault(words[index]), words, index);
        if (exact.Length > 1 || words[index].Length < StemLength)
            return exact;
        var stem = Find(_stems.GetValueOrDefault(words[index][..StemLength]), words, index);
        return stem.Length > exact.Length ? stem : exact;
    }

    /// <summary>What each word means, null where it is not known.</summary>
    public IReadOnlyList<IReadOnlySet<Concept>?> Scan(IReadOnlyList<string> words)
    {
        var found = new IReadOnlySet<Concept>?[words.Count];
        for (var i = 0; i < words.Count;)
        {
            var (length, concepts) = At(words, i);
            for (var end = i + length; i < end; i++)
                found[i] = concepts;
            i += length == 0 ? 1 : 0;
        }

        return found;
    }

    private static (int Length, IReadOnlySet<Concept> Concepts) Find(
        List<(string[] Words, HashSet<Concept> Concepts)>? phrases, IReadOnlyList<string> words, int index)
    {
        foreach (var (phrase, concepts) in phrases ?? [])
        {
            if (index + phrase.Length <= words.Count && Matches(phrase, words, index))
                return (phrase.Length, concepts);
        }

        return (0, Nothing);
    }

    private static bool Matches(string[] phrase, IReadOnlyList<string> words, int index)
    {
        for (var i = 0; i < phrase.Length; i++)
        {
            if (phrase[i][^1] == AnyEnding
                ? !words[index + i].AsSpan().StartsWith(phrase[i].AsSpan(0, phrase[i].Length - 1))
                : phrase[i] != words[index + i])
            {
                return false;
            }
        }

        return true;
    }

    private void Add(string[] words, Concept concept)
    {
        var isStem = words[0][^1] == AnyEnding;
        var (table, key) = isStem ? (_stems, words[0][..StemLength]) : (_phrases, words[0]);
        if (!table.TryGetValue(key, out var phrases))
            table[key] = phrases = [];
        var known = phrases.Find(phrase => phrase.Words.SequenceEqual(words));
        if (known.Words is null)
            phrases.Add((words, [concept]));
        else
            known.Concepts.Add(concept);
    }
}
