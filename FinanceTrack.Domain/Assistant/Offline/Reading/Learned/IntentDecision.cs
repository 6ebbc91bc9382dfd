namespace FinanceTrack.Domain.Assistant.Offline.Reading.Learned;

/// <summary>
/// Decides what a question asks for by the rules and the classifier together: where they agree that is it; where they do not, the one
/// that is likely enough. Where neither is, the question is not answered, because a guess would be a right figure for another question.
/// </summary>
internal static class IntentDecision
{
    /// <summary>From which probability on a question leans on the one before it.</summary>
    public const float Leaning = .5f;

    private const float Likely = .35f;
    private const float VerySure = .9f;

    /// <param name="rule">What the rules read, with the question before it.</param>
    /// <param name="kinds">The probability of each kind.</param>
    public static (Intent Intent, QuestionKind? Kind) Of(Intent rule, QuestionSigns signs, ReadOnlySpan<float> kinds)
    {
        if (signs.HasUnknownPart || signs.IsOutOfReach)
            return (rule, null);
        var byIntent = new Dictionary<Intent, float>();
        var best = QuestionKind.Unclear;
        for (var i = 0; i < kinds.Length; i++)
        {
            var intent = IntentOf((QuestionKind)i);
            byIntent[intent] = byIntent.GetValueOrDefault(intent) + kinds[i];
            if (kinds[i] > kinds[(int)best])
                best = (QuestionKind)i;
        }

        var (likely, probability) = byIntent.MaxBy(pair => pair.Value);
        if (likely == Comparable(rule))
            return (rule, best);
        if (IsUnlearned(rule, signs))
            return probability >= VerySure ? (likely, best) : (rule, null);
        return probability >= Likely ? (likely, best) : (Intent.None, null);
    }

    // Nothing of it is among the phrasings: lists are there as the latest payment only, comparisons without a reason.
    private static bool IsUnlearned(Intent rule, QuestionSigns signs) => rule switch
    {
        Intent.Help or Intent.Insights or Intent.Change => true,
        Intent.Compare => signs.Has(Concept.Why),
        Intent.List => !signs.HasAny(Concept.When, Concept.Last, Concept.Latest, Concept.Since),
        _ => false,
    };

    // Refusals of any kind are the classifier's "unanswerable".
    private static Intent Comparable(Intent rule) => rule is Intent.Outside or Intent.Change ? Intent.Beyond : rule;

    public static Intent IntentOf(QuestionKind kind) => kind switch
    {
        QuestionKind.Unclear => Intent.None,
        QuestionKind.Unanswerable => Intent.Beyond,
        QuestionKind.Spent => Intent.Spent,
        QuestionKind.Received => Intent.Received,
        QuestionKind.Net => Intent.Net,
        QuestionKind.Count => Intent.Count,
        QuestionKind.PerDay or QuestionKind.PerMonth => Intent.Average,
        QuestionKind.Largest => Intent.Largest,
        QuestionKind.Latest => Intent.List,
        QuestionKind.Balance => Intent.Balance,
        QuestionKind.Categories => Intent.Categories,
        QuestionKind.Merchants => Intent.Merchants,
        QuestionKind.Compare => Intent.Compare,
        QuestionKind.Trend => Intent.Trend,
        QuestionKind.Unusual => Intent.Unusual,
        QuestionKind.Recurring or QuestionKind.RegularIncome => Intent.Recurring,
        QuestionKind.Forecast => Intent.Forecast,
        QuestionKind.SafeToSpend => Intent.SafeToSpend,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
