namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>What a question takes over from the one before it: what it leaves out.</summary>
internal static class FollowUp
{
    private const int ShortQuestion = 6;

    /// <summary>What a question asks for by the rules, and whether it leaves out what the one before it says.</summary>
    public static (Intent Intent, bool Leans) Read(TurnSlots slots, TurnSlots? before, QuestionSigns signs, int words)
    {
        if (before is null || !CanLean(slots.Intent, before, signs))
            return (slots.Intent, false);
        var isMarked = signs.StartsWith(Concept.FollowUp) || (slots.Intent == Intent.Compare && !signs.HasFilter && words <= ShortQuestion)
            || signs.Has(Concept.That) || signs.Has(Concept.Only);
        var isPartial = slots.Intent == Intent.None;
        var isElliptical = !signs.HasSlots && words <= ShortQuestion;
        if (!isMarked && !isPartial && !isElliptical)
            return (slots.Intent, false);
        if (isPartial && !signs.HasSlots && !signs.HasAny(Concept.HowMuch, Concept.Total, Concept.That, Concept.FollowUp))
            return (slots.Intent, false);
        return (IntentOf(slots.Intent, before.Intent, signs), true);
    }

    /// <summary>With what the question before it says, where it leans on it.</summary>
    /// <param name="slots">With the intent that was decided on.</param>
    /// <param name="leans">Whether it leaves out more than days.</param>
    /// <param name="isFragment">Whether it says nothing but what differs (<see cref="Fragment"/>).</param>
    public static TurnSlots Complete(TurnSlots slots, TurnSlots? before, QuestionSigns signs, bool leans, bool isFragment)
    {
        if (before is null || slots.Intent == Intent.None || !CanLean(slots.Intent, before, signs))
            return slots;
        if (!leans)
            return IsAboutDays(slots.Intent) && !signs.HasSlots ? slots with { From = before.From, To = before.To } : slots;
        var intent = slots.Intent;
        var isAdded = IsAdded(slots, before, signs);
        var isOther = signs.HasFilter && !signs.Has(Concept.Only) && !isAdded;
        var isWider = signs.Has(Concept.Everything) && !signs.HasFilter
            && (isFragment || (intent == before.Intent && !signs.Has(Concept.That)));
        var keepsFilter = !isOther && !isWider
            && (intent == before.Intent || !IsTurnedAround(intent, before.Intent) || IsWhenDue(intent, signs));
        var isEver = intent == Intent.List && signs.HasAny(Concept.When, Concept.Last);
        return WithPeriod(slots, before, signs, isEver) with
        {
            Category = isAdded ? before.Category : keepsFilter ? slots.Category ?? before.Category : slots.Category,
            Others = isAdded ? [slots.Category!, .. slots.Others ?? []] : keepsFilter ? slots.Others ?? before.Others : slots.Others,
            Account = keepsFilter || (isOther && slots.Intent != Intent.Balance) ? slots.Account ?? before.Account : slots.Account,
            Text = keepsFilter || isAdded ? slots.Text ?? before.Text : slots.Text,
            PerDay = slots.PerDay || (intent == before.Intent && before.PerDay && !signs.Has(Concept.PerMonth)),
        };
    }

    // "Plus restaurants", and "how does that compare with restaurants".
    private static bool IsAdded(TurnSlots slots, TurnSlots before, QuestionSigns signs) =>
        before.Category is not null && slots.Category is not null && slots.Category != before.Category
        && ((slots.Intent is Intent.Spent or Intent.Count && signs.Has(Concept.Together))
            || (slots.Intent == Intent.Compare && before.Intent != Intent.Compare && signs is { Categories: 1, Periods: 0 }));

    private static TurnSlots WithPeriod(TurnSlots slots, TurnSlots before, QuestionSigns signs, bool isEver)
    {
        if (isEver)
            return slots;
        if (slots.From is null)
            return slots with { From = before.From, To = before.To, WithFrom = before.WithFrom, WithTo = before.WithTo };
        var isWith = slots.Intent == Intent.Compare && signs.Periods == 1 && before.Period is not null
            && (signs.Has(Concept.That) || before.Intent != Intent.Compare) && slots.Period != before.Period;
        return isWith ? slots with { From = before.From, To = before.To, WithFrom = slots.From, WithTo = slots.To } : slots;
    }

    /// <summary>Whether a question can leave something out behind the one before it.</summary>
    public static bool CanLean(Intent intent, TurnSlots before, QuestionSigns signs) =>
        before.Intent is not (Intent.None or Intent.Help or Intent.Outside or Intent.Change or Intent.Beyond)
        && intent is not (Intent.Outside or Intent.Change or Intent.Beyond or Intent.Help) && !signs.HasUnknownPart;

    // "How much" alone asks for the sum of what was counted or listed, and for the same figure as before in another month.
    private static Intent IntentOf(Intent own, Intent before, QuestionSigns signs)
    {
        var isWeak = IntentRules.IsWeak(signs);
        if (own == Intent.None || (own == Intent.Spent && isWeak))
        {
            return signs.Has(Concept.HowMuch) && before is Intent.Count or Intent.List or Intent.Largest or Intent.Merchants
                or Intent.Categories
                ? Intent.Spent
                : before;
        }

        // "How much will it be?" of what is due.
        if (own == Intent.Forecast && before == Intent.Recurring && signs is { HasSlots: false, Horizon.Days: null }
            && signs.Has(Concept.HowMuch) && !signs.Has(Concept.MonthEnd))
        {
            return before;
        }

        if (own == Intent.Balance && before != Intent.Balance && isWeak && signs is { Accounts: > 0 } && !signs.Has(Concept.Balance))
            return before;
        return own;
    }

    // From what was spent to what was received or held: what it was spent on does not matter there.
    private static bool IsTurnedAround(Intent intent, Intent before) =>
        (intent is Intent.Received or Intent.Net) != (before is Intent.Received or Intent.Net)
        || intent is Intent.Balance or Intent.Recurring or Intent.Forecast or Intent.SafeToSpend or Intent.Unusual;

    // "And when is it due?"
    private static bool IsWhenDue(Intent intent, QuestionSigns signs) =>
        intent == Intent.Recurring && signs.Has(Concept.That) && signs.HasAny(Concept.When, Concept.Due);

    private static bool IsAboutDays(Intent intent) => intent is Intent.Spent or Intent.Received or Intent.Net or Intent.Count
        or Intent.Average or Intent.Largest or Intent.Merchants or Intent.Categories;
}
