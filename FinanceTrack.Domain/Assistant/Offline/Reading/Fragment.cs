namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>
/// A question that says only what differs from the one before it: "and in May?", "same for restaurants". It asks for the same figure.
/// </summary>
internal static class Fragment
{
    private static readonly HashSet<Concept> Neutral =
    [
        Concept.Filler, Concept.FollowUp, Concept.Self, Concept.At, Concept.In, Concept.That, Concept.Only, Concept.Auxiliary,
        Concept.Everything, Concept.Together, Concept.CategoryNoun, Concept.MerchantNoun, Concept.AccountNoun, Concept.MonthNoun,
    ];

    /// <summary>Whether it names something, and nothing else in it says what is asked.</summary>
    public static bool IsOne(QuestionWords words, QuestionSigns signs) =>
        (signs.HasSlots || signs.Has(Concept.Everything)) && signs.Horizon.Days is null && !signs.IsOutOfReach
        && Enumerable.Range(0, words.Count).All(i => words.IsSlot(i) || (words.ConceptsAt(i)?.Overlaps(Neutral) ?? false));

    /// <summary>What it asks for behind a question: a part of a list of all parts is a sum.</summary>
    public static Intent IntentOf(Intent before, QuestionSigns signs) => before switch
    {
        Intent.Categories when signs.HasFilter => Intent.Spent,
        Intent.Merchants when signs.HasMerchant => Intent.Spent,
        Intent.Received or Intent.Net when signs.Categories > 0 || signs.HasMerchant => Intent.Spent,
        _ => before,
    };
}
