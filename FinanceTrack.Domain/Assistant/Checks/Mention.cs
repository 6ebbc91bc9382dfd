using FinanceTrack.Domain.Assistant.Claims;

namespace FinanceTrack.Domain.Assistant.Checks;

/// <summary>In what way rows can be restricted.</summary>
internal enum Dimension
{
    /// <summary>By days.</summary>
    Period,

    /// <summary>By category.</summary>
    Category,

    /// <summary>By account.</summary>
    Account,

    /// <summary>By merchant, or by a text.</summary>
    Merchant,
}

/// <summary>Words of a sentence that say which rows a figure is about.</summary>
/// <param name="Name">Of a category, an account or a merchant; null: of all of them.</param>
/// <param name="Period">Days, where they are exact.</param>
/// <param name="MonthOfYear">A month without its year.</param>
internal sealed record Mention(Dimension Dimension, string? Name, ClaimPeriod? Period = null, int? MonthOfYear = null)
{
    // A month without a year is understood as the latest one.
    private const int MaxMonthsBack = 12;

    public static Mention? Of(in DraftToken slot) => slot.Part switch
    {
        SlotPart.Period => new Mention(Dimension.Period, null, slot.Claim!.Scope.Period),
        SlotPart.Category => new Mention(Dimension.Category, slot.Claim!.Scope.Category),
        SlotPart.Account => new Mention(Dimension.Account, slot.Claim!.Scope.Account),
        SlotPart.Merchant => new Mention(Dimension.Merchant, slot.Claim!.Scope.Merchant),
        _ when slot.Claim!.Kind == ClaimKind.Text && slot.Claim.Scope.Merchant is { } merchant => new Mention(Dimension.Merchant, merchant),
        _ when slot.Claim!.Kind == ClaimKind.Text && slot.Claim.Scope.Category is { } category => new Mention(Dimension.Category, category),
        _ when slot.Claim!.Kind == ClaimKind.Text && slot.Claim.Scope.Account is { } account => new Mention(Dimension.Account, account),
        _ => null,
    };

    /// <summary>Whether the rows of the scope are those that the words name.</summary>
    public bool Fits(ClaimScope scope, DateOnly today) => Dimension switch
    {
        Dimension.Category => Name == scope.Category,
        Dimension.Account => Name == scope.Account,
        Dimension.Merchant => Name == scope.Merchant,
        _ when MonthOfYear is { } month =>
            scope.Period?.AsMonth is { } found && found.FirstDay.Month == month
            && found.FirstDay <= today && found.FirstDay > today.AddMonths(-MaxMonthsBack),
        _ => Period == scope.Period,
    };

    /// <summary>Whether a scope is restricted in the dimension.</summary>
    public static bool IsRestricted(ClaimScope scope, Dimension dimension) => dimension switch
    {
        Dimension.Category => scope.Category is not null,
        Dimension.Account => scope.Account is not null,
        Dimension.Merchant => scope.Merchant is not null,
        _ => scope.Period is not null,
    };
}
