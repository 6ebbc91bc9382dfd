namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>Words that may be the name of a merchant.</summary>
/// <param name="IsSure">Whether the question says so, as with "at"; else they are only not known.</param>
/// <param name="IsCondition">
/// Whether they narrow the question down or are its subject, as in "in Lisbon" or "did my uncle spend": an answer without them would be
/// wrong. Others change nothing unless they name a merchant: "it hurt", "a fortune".
/// </param>
internal sealed record MerchantCandidate(int Start, int Length, string Text, bool IsSure, bool IsCondition);

/// <summary>
/// Finds the words of a question that the lexicon does not know. They are names of merchants where the ledger has them; where it does not,
/// the question has a part that was not understood.
/// </summary>
internal static class MerchantReader
{
    private const int MaxWords = 4;
    private const int MinVerb = 3;

    private static readonly HashSet<string> Articles =
    [
        "the", "a", "an", "my", "our", "some", "any", "this", "that", "these", "those", "all", "der", "die", "das", "dem", "den", "ein",
        "eine", "einem", "einer", "einen", "mein", "meine", "meinem", "meiner", "meinen", "unser", "unsere",
    ];

    private static readonly HashSet<string> Prepositions =
    [
        "in", "at", "on", "for", "with", "by", "from", "of", "than", "via", "near", "like", "towards", "among", "per", "im", "an", "am",
        "auf", "aus", "mit", "nach", "von", "vom", "zum", "zur", "fur", "gegen", "durch", "uber", "pro", "unter", "bei", "beim", "als",
    ];

    private static readonly HashSet<Concept> NotNames =
    [
        Concept.Filler, Concept.Self, Concept.That, Concept.Outside, Concept.Beyond, Concept.MerchantNoun, Concept.Number, Concept.MonthEnd,
        Concept.CategoryNoun, Concept.Most, Concept.InOneGo, Concept.AccountNoun, Concept.Which,
    ];

    private static readonly HashSet<Concept> Openers =
    [
        Concept.Filler, Concept.Self, Concept.Auxiliary, Concept.In, Concept.HowMuch, Concept.HowMany, Concept.When, Concept.Where,
        Concept.What, Concept.Which, Concept.Why, Concept.List, Concept.Compare, Concept.Total, Concept.Earn, Concept.Spend, Concept.Only,
    ];

    public static List<MerchantCandidate> Read(QuestionWords words)
    {
        var found = new List<MerchantCandidate>();
        for (var i = 0; i < words.Count; i++)
        {
            if (words.Means(i, Concept.At) && StartBehind(words, i) is { } start)
            {
                var length = LengthFrom(words, start);
                found.Add(new MerchantCandidate(start, length, words.Phrase(start, length), IsSure: true, IsCondition: true));
                i = start + length - 1;
            }
            else if (words.IsUnknown(i) && !IsVerb(words, i) && !IsHead(words, i))
            {
                var length = LengthFrom(words, i);
                var isCondition = IsCondition(words, i, length);
                found.Add(new MerchantCandidate(i, length, words.Phrase(i, length), IsSure: false, isCondition));
                i += length - 1;
            }
            else if ((words.IsCapital(i) || IsGermanName(words, i) || (i == 0 && BeginsWithName(words))) && !words.IsSlot(i)
                && !words.Means(i, Concept.Self))
            {
                var length = LengthFrom(words, i);
                var isKnown = Enumerable.Range(i, length).All(at => !words.IsUnknown(at));
                found.Add(new MerchantCandidate(i, length, words.Phrase(i, length), IsSure: false, IsCondition: !isKnown));
                i += length - 1;
            }
        }

        return found;
    }

    /// <summary>Whether an unknown word stands where a verb does, so that it is a way to say that money was spent.</summary>
    public static bool HasUnknownVerb(QuestionWords words) =>
        Enumerable.Range(0, words.Count).Any(i => words.IsUnknown(i) && IsVerb(words, i));

    private static bool IsCondition(QuestionWords words, int start, int length)
    {
        if (words.IsCapital(start) || Enumerable.Range(start, length).Any(words.IsCapital))
            return true;
        if (start > 0 && start + length < words.Count && words.SlotAt(start + length) is Slot.Category or Slot.Merchant)
            return true;
        var before = start - 1;
        while (before >= 0 && Articles.Contains(words[before]))
            before--;
        if (before < 0 || words.IsSlot(before))
            return false;
        return Prepositions.Contains(words[before])
            || words[before] is "do" or "does" or "did" || (words[before] is "hat" && before < start - 1)
            || (before == start - 1 && (words.Means(before, Concept.HowMuch) || words.Means(before, Concept.HowMany))
                && IsNoun(words, start));
    }

    // "How much beer", but "how much vanished".
    private static bool IsNoun(QuestionWords words, int index) => words.Language.IsGerman
        ? words.HasCapital(index)
        : !words[index].EndsWith("ed", StringComparison.Ordinal) && !words[index].EndsWith("ing", StringComparison.Ordinal);

    private static int? StartBehind(QuestionWords words, int at)
    {
        var start = at + 1;
        while (start < words.Count && Articles.Contains(words[start]))
            start++;
        if (start >= words.Count || words.IsSlot(start) || words.IsNumber(start))
            return null;
        return words.IsUnknown(start) || words.IsCapital(start) || !words.ConceptsAt(start)!.Overlaps(NotNames) ? start : null;
    }

    private static int LengthFrom(QuestionWords words, int start)
    {
        var length = 1;
        while (length < MaxWords && start + length < words.Count && !words.IsSlot(start + length)
            && (!words.IsCapital(start) || words.IsCapital(start + length))
            && (words.IsUnknown(start + length) ? !IsVerb(words, start + length) : words.IsCapital(start + length)))
        {
            length++;
        }

        return length;
    }

    // In German every noun has a capital, so that a name shows only where a person or a shop stands: "hat Netto …".
    private static bool IsGermanName(QuestionWords words, int index) => words.Language.IsGerman && index > 0
        && words.HasCapital(index) && (words[index - 1] is "hat" or "fur" or "von" or "an" or "zu");

    // "Next last month, how much was that?": a word before what a question begins with.
    private static bool BeginsWithName(QuestionWords words) => words.BeginsWithCapital && words.Count > 1
        && !words.IsSlot(0) && words.ConceptsAt(0) is { } first && !first.Overlaps(Openers)
        && (words.SlotAt(1) == Slot.Period || words.Means(1, Concept.HowMuch) || words.Means(1, Concept.HowMany)
            || words.Means(1, Concept.When));

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
            return IsParticiple(word)
                && (index == words.Count - 1 || words.IsSlot(index + 1) || words[index + 1] is "habe" or "hab" or "haben")
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
            if (words[before] is "i" or "we" or "you" or "they" or "it"
                || (words[before] is "am" or "are" or "was" or "were" or "been" && word.EndsWith("ing", StringComparison.Ordinal)))
            {
                return true;
            }

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
