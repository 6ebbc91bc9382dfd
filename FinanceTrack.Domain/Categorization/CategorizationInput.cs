using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Categorization;

/// <summary>What a category is predicted from.</summary>
/// <param name="Amount">Negative is money out.</param>
public readonly record struct CategorizationInput(string Description, Money Amount)
{
    internal MoneyDirection Direction => MoneyDirections.Of(Amount.MinorUnits);
}

/// <summary>One of the user's categories, as a target of categorisation; an archived one takes nothing new.</summary>
/// <param name="Slug">Its <see cref="Taxonomy"/> name, if it has one.</param>
public readonly record struct CategoryTarget(Guid Id, string? Slug, bool IsArchived);
