namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>
/// Decides by what was found in a question what it asks for: the first rule that holds. Rules speak of concepts and slots, never of words,
/// so that they are the same in every language.
/// </summary>
internal static class IntentRules
{
    private static readonly (Intent Intent, Func<QuestionSigns, bool> Holds)[] All =
    [
        (Intent.Outside, signs => signs.Has(Concept.Outside)),
        (Intent.Change, signs => signs.BeginsWith(Concept.Edit) && signs.Periods < 2
            && !signs.HasAny(Concept.HowMuch, Concept.HowMany)),
        (Intent.Beyond, IsBeyond),
        (Intent.None, signs => signs.HasUnknownPart || (signs.HasUnknownWords && !signs.IsAboutMoney)),
        (Intent.Help, signs => signs.Has(Concept.Help) && !signs.HasSlots && !signs.HasAny(Concept.HowMuch, Concept.Spend)),
        (Intent.SafeToSpend, IsSafeToSpend),
        (Intent.Unusual, signs => signs.Has(Concept.Unusual) && !signs.HasAny(Concept.HowMuch)),
        (Intent.Net, IsIncomeAgainstSpending),
        (Intent.Recurring, IsRecurring),
        (Intent.Forecast, signs => IsAhead(signs) && signs is { Periods: < 2, Categories: 0 } && !signs.Has(Concept.Why)),
        (Intent.Compare, IsComparison),
        (Intent.Forecast, IsForecast),
        (Intent.Trend, IsTrend),
        (Intent.Merchants, IsByMerchant),
        (Intent.Categories, IsByCategory),
        (Intent.Balance, signs => signs.Has(Concept.Balance) && !signs.HasAny(Concept.Spend, Concept.Earn)),
        (Intent.Largest, IsLargest),
        (Intent.Average, signs => signs.HasAny(Concept.Average, Concept.PerDay, Concept.PerMonth)
            || (signs.Has(Concept.Typical) && signs.HasAny(Concept.Spend, Concept.Payment))),
        (Intent.Count, signs => signs.Has(Concept.HowMany) && (signs.HasFilter
            || signs.HasAny(Concept.Often, Concept.Payment, Concept.Spend, Concept.Go, Concept.That))),
        (Intent.List, IsLatest),
        (Intent.Net, signs => signs.HasApart(Concept.Save, Concept.Left)
            || (signs.Has(Concept.Left) && (signs.Periods > 0
                || (signs.HasAny(Concept.Earn, Concept.Spend, Concept.Save) && !signs.Has(Concept.Have))))),
        (Intent.Received, signs => signs.Has(Concept.Earn) && !signs.HasApart(Concept.Spend, Concept.Earn)),
        (Intent.Balance, IsBalance),
        (Intent.Insights, signs => signs.Has(Concept.Insights)),
        (Intent.List, signs => (signs.HasAny(Concept.List, Concept.Which) && signs.Has(Concept.Payment))
            || (signs.Has(Concept.List) && signs.HasFilter && !signs.HasAny(Concept.Spend, Concept.Total))
            || (signs.Has(Concept.What) && signs.Has(Concept.Payment) && !signs.HasAny(Concept.Total, Concept.HowMuch))),
        (Intent.Spent, IsSpent),
        (Intent.Received, signs => signs.Has(Concept.Earn) && !signs.HasUnknownWords),
    ];

    public static Intent Of(QuestionSigns signs)
    {
        foreach (var (intent, holds) in All)
        {
            if (holds(signs))
                return intent;
        }

        return Intent.None;
    }

    /// <summary>Whether only "how much" says what is asked, so that a follow-up means the figure of the question before.</summary>
    public static bool IsWeak(QuestionSigns signs) => !signs.HasAny(Concept.Spend, Concept.Expensive) && !signs.HasUnknownVerb;

    // A number that is not understood is a bound of the amount; a future beyond the forecast; a balance or a forecast of a part.
    private static bool IsBeyond(QuestionSigns signs) => signs.Has(Concept.Beyond) || signs.IsOutOfReach
        || (signs.Has(Concept.HowMany) && signs.HasAny(Concept.MerchantNoun, Concept.CategoryNoun, Concept.AccountNoun, Concept.MonthNoun)
            && !signs.HasAny(Concept.Payment, Concept.Often))
        || (signs.Has(Concept.Safe) && signs.HasUnknownWords && !signs.HasAny(Concept.HowMuch, Concept.What, Concept.Payday))
        || (signs.Horizon.Days is not null && signs.Has(Concept.Past) && signs.Has(Concept.Spend)
            && !signs.HasAny(Concept.Future, Concept.Forecast));

    private static bool IsSafeToSpend(QuestionSigns signs)
    {
        if (signs.HasAny(Concept.When, Concept.RunOut) && !signs.Has(Concept.Safe))
            return false;
        return signs.Has(Concept.Safe)
            || (signs.Has(Concept.Can) && signs.HasAny(Concept.Spend, Concept.Left, Concept.Go))
            || (signs.Has(Concept.Payday)
                && signs.HasAny(Concept.Spend, Concept.Left, Concept.HowMuch, Concept.Have, Concept.Still, Concept.Money))
            || (signs.Has(Concept.Still) && signs.Has(Concept.Spend) && signs.Periods == 0 && signs.HasAny(Concept.Have, Concept.HowMuch));
    }

    private static bool IsIncomeAgainstSpending(QuestionSigns signs) =>
        signs.HasApart(Concept.Earn, Concept.Spend) && signs.HasApart(Concept.Spend, Concept.Earn)
        && signs is { Periods: < 2, Categories: 0 } && !IsAhead(signs)
        && !signs.HasAny(Concept.Recurring, Concept.Payday)
        && signs.HasAny(
            Concept.More, Concept.Less, Concept.Than, Concept.Minus, Concept.Difference, Concept.Compare, Concept.Left, Concept.Balance,
            Concept.Save);

    private static bool IsRecurring(QuestionSigns signs)
    {
        var isOneBill = signs.Has(Concept.Bill) && signs.HasFilter && signs.Periods > 0;
        if (signs.Has(Concept.Recurring) && !isOneBill && !(signs.Periods > 1))
            return true;
        if (signs.HasAny(Concept.Last, Concept.RunOut, Concept.MonthEnd))
            return false;
        return (signs.Has(Concept.When) && signs.HasAny(Concept.Next, Concept.Due, Concept.Future))
            || (signs.Has(Concept.Due) && signs.HasAny(Concept.Next, Concept.Future) && !signs.Has(Concept.HowMuch))
            || (signs.Has(Concept.Next) && signs.HasAny(Concept.Payment, Concept.Spend) && signs.Horizon.Days is null)
            || IsRegularIncome(signs)
            || (signs.Has(Concept.Bill) && signs.HasFilter && signs.Periods == 0 && !signs.Has(Concept.Past));
    }

    // "What comes in every month?"
    private static bool IsRegularIncome(QuestionSigns signs) =>
        signs.HasAny(Concept.EachMonth, Concept.PerMonth) && signs.HasApart(Concept.Earn, Concept.Spend) && !signs.HasSlots
        && !signs.HasAny(Concept.Past, Concept.Perfect, Concept.Average, Concept.Trend, Concept.Changed, Concept.Spend);

    private static bool IsComparison(QuestionSigns signs)
    {
        if (signs.Periods > 1)
            return true;
        if (signs.Has(Concept.Why))
            return true;
        var isMoreOrLess = signs.HasApart(Concept.More, Concept.Spend) || signs.HasApart(Concept.Less, Concept.Spend);
        if (signs.HasAny(Concept.Compare, Concept.Difference, Concept.Than) && (signs.HasSlots || signs.Has(Concept.That)))
            return true;
        if (signs.Categories > 1 && (isMoreOrLess || signs.Has(Concept.Or)))
            return true;
        if (isMoreOrLess && signs.HasAny(Concept.Than, Concept.Usual))
            return true;
        if (signs.Periods == 1 && !signs.IsLongPeriod && (isMoreOrLess || signs.Has(Concept.Changed))
            && !signs.HasAny(Concept.Can, Concept.Future))
        {
            return true;
        }

        return signs.Has(Concept.Expensive) && !signs.Has(Concept.HowMuch) && signs is { Periods: 1, IsLongPeriod: false };
    }

    private static bool IsAhead(QuestionSigns signs) => signs.Horizon.Days is not null
        || (!signs.IsPeriodOver && signs.HasAny(Concept.MonthEnd, Concept.Future) && !signs.HasAny(Concept.Past, Concept.Can));

    private static bool IsForecast(QuestionSigns signs) =>
        signs.Horizon.Days is not null
        || (!signs.IsPeriodOver && signs.HasAny(Concept.Forecast, Concept.MonthEnd, Concept.RunOut, Concept.Future));

    private static bool IsTrend(QuestionSigns signs) =>
        (signs.Has(Concept.EachMonth) && !signs.HasAny(Concept.Average, Concept.Typical))
        || (signs.Has(Concept.Split) && signs.Has(Concept.MonthNoun) && signs.IsLongPeriod && !signs.Has(Concept.CategoryNoun))
        || signs.HasAny(Concept.Trend, Concept.Changed)
        || (signs.Has(Concept.PerMonth) && !signs.HasAny(Concept.Average, Concept.Typical, Concept.Save, Concept.Earn))
        || (signs.Has(Concept.Spend) && (signs.Periods == 0 || signs.IsLongPeriod) && !signs.HasAny(Concept.HowMany, Concept.Largest)
            && (signs.HasApart(Concept.More, Concept.Spend) || signs.HasApart(Concept.Less, Concept.Spend)));

    private static bool IsByMerchant(QuestionSigns signs)
    {
        if (signs.HasMerchant || signs.Has(Concept.HowMany) || signs.InOneGo)
            return false;
        if (signs.Has(Concept.MerchantNoun))
            return signs.HasAny(Concept.Most, Concept.Which, Concept.List, Concept.Largest, Concept.Split, Concept.Spend, Concept.Where);
        return signs.Has(Concept.Where) && signs.HasAny(Concept.Spend, Concept.Go, Concept.Money, Concept.Most);
    }

    private static bool IsByCategory(QuestionSigns signs)
    {
        if (signs.Has(Concept.CategoryNoun) && !signs.Has(Concept.HowMany)
            && signs.HasAny(Concept.Most, Concept.Which, Concept.List, Concept.Largest, Concept.Split, Concept.What, Concept.Spend))
        {
            return true;
        }

        return (signs.Has(Concept.Split) && !signs.HasAny(Concept.Earn, Concept.HowMany))
            || (signs.Has(Concept.Most) && signs.HasAny(Concept.Spend, Concept.Go, Concept.Money) && signs.AsksForWhat && !signs.InOneGo)
            || (signs.Has(Concept.What) && signs.AsksForWhat && !signs.HasFilter && signs.HasAny(Concept.Spend, Concept.Go));
    }

    private static bool IsLargest(QuestionSigns signs) =>
        signs.Has(Concept.Largest)
        || (signs.Has(Concept.Most) && (signs.HasFilter || signs.HasAny(Concept.InOneGo, Concept.Spend)));

    private static bool IsLatest(QuestionSigns signs) =>
        (signs.Has(Concept.When) && signs.HasAny(Concept.Last, Concept.Latest, Concept.Past, Concept.Perfect, Concept.Spend))
        || (signs.HasAny(Concept.Latest, Concept.Last) && (signs.HasAny(Concept.Payment, Concept.Spend, Concept.Go) || signs.HasMerchant)
            && signs.Periods == 0 && !signs.Has(Concept.HowMuch))
        || (signs.Has(Concept.Since) && signs.HasMerchant && signs.Periods == 0);

    private static bool IsBalance(QuestionSigns signs)
    {
        if (signs.HasAny(Concept.Spend, Concept.Earn, Concept.Payment) || signs.Categories > 0 || signs.HasMerchant)
            return false;
        return signs.Has(Concept.Balance)
            || (signs.HasAny(Concept.Left, Concept.Have) && signs.HasAny(Concept.Money, Concept.HowMuch) && signs.Periods == 0)
            || (signs.Accounts > 0
                && signs.HasAny(Concept.HowMuch, Concept.In, Concept.Have, Concept.What, Concept.Total, Concept.Left))
            || (signs.Has(Concept.AccountNoun) && signs.HasAny(Concept.HowMuch, Concept.Total, Concept.In));
    }

    private static bool IsSpent(QuestionSigns signs) =>
        (signs.Has(Concept.Spend)
            && (!signs.HasUnknownWords || signs.HasSlots || signs.HasAny(Concept.HowMuch, Concept.Total, Concept.Self)))
        || (signs.Has(Concept.HowMuch) && (signs.HasFilter || signs.HasAny(Concept.Expensive, Concept.Go)))
        || (signs.HasFilter && signs.HasAny(Concept.Total, Concept.Expensive, Concept.Go))
        || (signs.HasUnknownVerb && signs.HasAny(Concept.HowMuch, Concept.What, Concept.Total, Concept.Money));
}
