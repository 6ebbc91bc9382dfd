namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>What a word of a question stands for, where it is not read by the lexicon.</summary>
internal enum Slot
{
    None,
    Period,
    Category,
    Account,
    Merchant,
}

/// <summary>The words of a question, of which names and periods are taken out one after the other.</summary>
internal sealed class QuestionWords
{
    public const string Mark = "|";

    private readonly string[] _words;
    private readonly Slot[] _slots;
    private readonly HashSet<string> _capitals;
    private IReadOnlyList<IReadOnlySet<Concept>?>? _concepts;

    /// <param name="text">Folded, with marks in place of periods.</param>
    /// <param name="capitals">The words that began with a capital.</param>
    /// <param name="language">Null where it is to be found from the words.</param>
    public QuestionWords(string text, HashSet<string> capitals, Language? language = null)
    {
        _words = QuestionText.WordsOf(text);
        _slots = [.. _words.Select(word => word == Mark ? Slot.Period : Slot.None)];
        _capitals = capitals;
        Language = language ?? Language.Of(_words);
    }

    public Language Language { get; }

    /// <summary>Whether the first word was typed with a capital, which a sentence demands, but may also be of a name.</summary>
    public bool BeginsWithCapital { get; init; }

    public int Count => _words.Length;

    public string this[int index] => _words[index];

    public IReadOnlyList<string> All => _words;

    public Slot SlotAt(int index) => _slots[index];

    public bool IsSlot(int index) => _slots[index] != Slot.None;

    /// <summary>What the word means; null where the lexicon does not know it.</summary>
    public IReadOnlySet<Concept>? ConceptsAt(int index) => (_concepts ??= Language.Lexicon.Scan(_words))[index];

    public bool Means(int index, Concept concept) => ConceptsAt(index)?.Contains(concept) ?? false;

    /// <summary>Whether it is neither known nor taken out.</summary>
    public bool IsUnknown(int index) => !IsSlot(index) && ConceptsAt(index) is null && !IsNumber(index);

    public bool IsNumber(int index) => char.IsAsciiDigit(_words[index][0]);

    public bool HasCapital(int index) => _capitals.Contains(_words[index]);

    /// <summary>In English a capital shows a name; in German every noun has one.</summary>
    public bool IsCapital(int index) => !Language.IsGerman && HasCapital(index);

    /// <summary>Where the words stand first, or -1.</summary>
    public int Find(string[] words, Func<int, bool> accepts)
    {
        for (var i = 0; i + words.Length <= _words.Length; i++)
        {
            if (_words.AsSpan(i, words.Length).SequenceEqual(words) && accepts(i))
                return i;
        }

        return -1;
    }

    /// <summary>Replaces words by a mark each.</summary>
    public void TakeOut(int start, int length, Slot slot)
    {
        Array.Fill(_words, Mark, start, length);
        Array.Fill(_slots, slot, start, length);
        _concepts = null;
    }

    /// <summary>Reads unknown words as those of the lexicon that they are slips of the pen for. Words with a capital are names.</summary>
    /// <param name="isName">Whether the word stands where a name does; null where it is one for sure.</param>
    public void CorrectSpelling(Func<int, bool?> isName)
    {
        var corrected = new List<(int Index, string Word)>();
        for (var i = 0; i < _words.Length; i++)
        {
            if (IsUnknown(i) && _words[i].Length >= Spelling.MinWord && !IsCapital(i) && isName(i) is { } strict
                && Language.Lexicon.Nearest(_words[i], strict) is { } word)
            {
                corrected.Add((i, word));
            }
        }

        foreach (var (index, word) in corrected)
            _words[index] = word;
        if (corrected.Count > 0)
            _concepts = null;
    }

    public string Phrase(int start, int length) => string.Join(' ', _words.Skip(start).Take(length));
}
