using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Categorization.Rules;

namespace FinanceTrack.Domain.Categorization;

/// <summary>What a user has set up for categorising: categories and rules. Read-only, so that requests may share it.</summary>
public sealed class CategorizationSetup
{
    /// <param name="categories">All the user's categories.</param>
    internal CategorizationSetup(IEnumerable<NamedCategory> categories, IEnumerable<RuleRow> rules)
    {
        Space = new AnswerSpace(categories.Select(category => new CategoryTarget(category.Id, category.Slug, category.IsArchived)));
        Rules = new RuleSet(rules);
    }

    internal AnswerSpace Space { get; }

    internal RuleSet Rules { get; }
}
