namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>The phrases of a language by their first words.</summary>
internal sealed class Lexicon
{
    private const int StemLength = 3;
    private const char AnyEnding = '*';

    private static readonly HashSet<Concept> Nothing = [];

    // Words for which no other is taken to be a slip: they change nothing, or refuse the question.
    private static readonly HashSet<Concept> NotMeant = [Concept.Filler, Concept.Outside, Concept.Beyond, Concept.Edit];

    private static readonly char[] Separators = [',', '\n', '\r'];

    private readonly Dictionary<string, List<(string[] Words, HashSet<Concept> Concepts)>> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string[] Words, HashSet<Concept> Concepts)>> _stems = new(StringComparer.Ordinal);

    private readonly ILookup<char, string> _words;

    public Lexicon(IReadOnlyList<(Concept Concept, string Phrases)> all)
    {
        foreach (var (concept, phrases) in all)
        {
            foreach (var phrase in phrases.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                Add(phrase.Split(' '), concept);
        }

        foreach (var list in _phrases.Values.Concat(_stems.Values))
            list.Sort((left, right) => right.Words.Length.CompareTo(left.Words.Length));
        _words = _phrases.Values.SelectMany(list => list)
            .Where(phrase => phrase.Words is [{ Length: >= Spelling.MinWord }] && !phrase.Concepts.Overlaps(NotMeant))
            .Select(phrase => phrase.Words[0]).ToLookup(word => word[0]);
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

    /// <summary>Whether a phrase begins and ends with the word.</summary>
    public bool Knows(string word) => At([word], 0).Length > 0;

    /// <summary>The word of the lexicon that this one is a slip of the pen for; null where it is none, or could be of several.</summary>
    /// <param name="word">A word that is not known.</param>
    /// <param name="isName">Whether it stands where a name does, so that only what no name has counts as a slip.</param>
    public string? Nearest(string word, bool isName)
    {
        string? nearest = null;
        foreach (var known in _words[word[0]])
        {
            if (!Spelling.IsSlip(word, known, isName) || known == nearest)
                continue;
            if (nearest is not null)
                return null;
            nearest = known;
        }

        return nearest;
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
