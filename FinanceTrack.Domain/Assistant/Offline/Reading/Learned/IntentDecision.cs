namespace FinanceTrack.Domain.Assistant.Offline.Reading.Learned;

/// <summary>
/// Decides what a question asks for by the rules and the classifier together: where they agree that is it; where they do not, the one
/// that is likely enough. Where neither is, the question is not answered, because a guess would be a right figure for another question.
/// </summary>
internal static class IntentDecision
{
    /// <summary>From which probability on a question leans on the one before it.</summary>
    public const float Leaning = .5f;

    /// <summary>The same where "it" or "that" may point back.</summary>
    public const float LeaningBack = .1f;

    private const float Likely = .35f;
    private const float VerySure = .9f;

    /// <param name="rule">What the rules read, with the question before it.</param>
    /// <param name="kinds">The probability of each kind.</param>
    public static (Intent Intent, QuestionKind? Kind) Of(Intent rule, QuestionSigns signs, ReadOnlySpan<float> kinds)
    {
        if (signs.HasUnknownPart || signs.HasUncomputableSlots)
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
        if (signs.HasLooseNumber && probability < VerySure)
            return (rule, null);
        return probability >= Likely ? (likely, best) : (Intent.None, null);
    }

    // What lies outside of a ledger is the classifier's "unanswerable".
    private static Intent Comparable(Intent rule) => rule == Intent.Outside ? Intent.Beyond : rule;

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
        QuestionKind.Latest or QuestionKind.List => Intent.List,
        QuestionKind.Balance => Intent.Balance,
        QuestionKind.Categories => Intent.Categories,
        QuestionKind.Merchants => Intent.Merchants,
        QuestionKind.Compare or QuestionKind.Reasons => Intent.Compare,
        QuestionKind.Trend => Intent.Trend,
        QuestionKind.Unusual => Intent.Unusual,
        QuestionKind.Recurring or QuestionKind.RegularIncome => Intent.Recurring,
        QuestionKind.Forecast => Intent.Forecast,
        QuestionKind.SafeToSpend => Intent.SafeToSpend,
        QuestionKind.Insights => Intent.Insights,
        QuestionKind.Help => Intent.Help,
        QuestionKind.Change => Intent.Change,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
