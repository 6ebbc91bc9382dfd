namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>Words that may be the name of a merchant.</summary>
/// <param name="IsSure">Whether the question says so, as with "at"; else they are only not known.</param>
/// <param name="IsOptional">Whether they mean something else where there is no such merchant.</param>
internal sealed record MerchantCandidate(int Start, int Length, string Text, bool IsSure, bool IsOptional);

/// <summary>
/// Finds the words of a question that the lexicon does not know. They are names of merchants where the ledger has them; where it does not,
/// the question has a part that was not understood.
/// </summary>
internal static class MerchantReader
{
    private const int MaxWords = 4;
    private const int MinVerb = 3;

    private static readonly HashSet<Concept> NotNames =
    [
        Concept.Filler, Concept.Self, Concept.That, Concept.Outside, Concept.Beyond, Concept.MerchantNoun, Concept.Number, Concept.MonthEnd,
        Concept.CategoryNoun, Concept.Most, Concept.InOneGo, Concept.AccountNoun, Concept.Which,
    ];

    public static List<MerchantCandidate> Read(QuestionWords words)
    {
        var found = new List<MerchantCandidate>();
        for (var i = 0; i < words.Count; i++)
        {
            if (words.Means(i, Concept.At) && StartBehind(words, i) is { } start)
            {
                var length = LengthFrom(words, start);
                found.Add(new MerchantCandidate(start, length, words.Phrase(start, length), IsSure: true, IsOptional: false));
                i = start + length - 1;
            }
            else if (words.IsUnknown(i) && !IsVerb(words, i) && !IsHead(words, i))
            {
                var length = LengthFrom(words, i);
                found.Add(new MerchantCandidate(i, length, words.Phrase(i, length), IsSure: false, IsOptional: false));
                i += length - 1;
            }
            else if (words.IsCapital(i) && !words.IsSlot(i) && !words.Means(i, Concept.Self))
            {
                var length = LengthFrom(words, i);
                var isKnown = Enumerable.Range(i, length).All(at => !words.IsUnknown(at));
                found.Add(new MerchantCandidate(i, length, words.Phrase(i, length), IsSure: false, IsOptional: isKnown));
                i += length - 1;
            }
        }

        return found;
    }

    /// <summary>Whether an unknown word stands where a verb does, so that it is a way to say that money was spent.</summary>
    public static bool HasUnknownVerb(QuestionWords words) =>
        Enumerable.Range(0, words.Count).Any(i => words.IsUnknown(i) && IsVerb(words, i));

    private static int? StartBehind(QuestionWords words, int at)
    {
        var start = at + 1;
        while (start < words.Count && words[start] is "the" or "my" or "a" or "an" or "our" or "der" or "dem" or "den" or "die" or "meinem" or "meiner")
            start++;
        if (start >= words.Count || words.IsSlot(start) || words.IsNumber(start))
            return null;
        return words.IsUnknown(start) || words.IsCapital(start) || !words.ConceptsAt(start)!.Overlaps(NotNames) ? start : null;
    }

    private static int LengthFrom(QuestionWords words, int start)
    {
        var length = 1;
        while (length < MaxWords && start + length < words.Count && !words.IsSlot(start + length)
            && (words.IsUnknown(start + length) ? !IsVerb(words, start + length) : words.IsCapital(start + length)))
        {
            length++;
        }

        return length;
    }

    // "Money pit", "grocery haul": the word before it says what it is about. A name of two words begins with a capital.
    private static bool IsHead(QuestionWords words, int index) => index > 0 && !words.IsCapital(index)
        && (index + 1 == words.Count || words.IsSlot(index + 1) || !words.IsUnknown(index + 1))
        && (words.SlotAt(index - 1) is Slot.Category or Slot.Account || words.Means(index - 1, Concept.Money));

    // "did I fritter", "has rent devoured", "habe ich … verjuxt", "slowly".
    private static bool IsVerb(QuestionWords words, int index)
    {
        var word = words[index];
        if (word.Length < MinVerb)
            return false;
        if (words.Language.IsGerman)
        {
            return IsParticiple(word) && (index == words.Count - 1 || words.IsSlot(index + 1) || words[index + 1] is "habe" or "hab" or "haben")
                && Enumerable.Range(0, words.Count).Any(i => words.Means(i, Concept.Auxiliary));
        }

        if (word.EndsWith("ly", StringComparison.Ordinal))
            return true;
        if (words.IsCapital(index))
            return false;
        for (var before = index - 1; before >= 0; before--)
        {
            if (words.IsSlot(before))
                return Enumerable.Range(0, before).Any(i => words[i] is "did" or "does" or "do" or "has" or "have");
            if (words[before] is "i" or "we" or "you" or "they" or "it")
                return true;
            if (!words.Means(before, Concept.Filler) || words.Means(before, Concept.Auxiliary) || words.Means(before, Concept.Self))
                return false;
        }

        return false;
    }

    private static bool IsParticiple(string word) =>
        (word.StartsWith("ge", StringComparison.Ordinal) || word.Contains("ge", StringComparison.Ordinal)
            || word.StartsWith("ver", StringComparison.Ordinal) || word.StartsWith("be", StringComparison.Ordinal))
        && (word[^1] == 't' || word.EndsWith("en", StringComparison.Ordinal));
}
