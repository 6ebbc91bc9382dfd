using System.Collections.Frozen;
using System.Collections.Immutable;

namespace FinanceTrack.Domain.Categorization;

/// <summary>
/// The 17 names that the classifier tells apart, in the order of every vector of scores (ordinal, by name). A user's
/// starter categories carry these names as their kind; categories of the user's own carry none and are reached by memory and rules.
/// </summary>
public static class Taxonomy
{
    public static readonly ImmutableArray<string> Slugs =
    [
        "business_other", "dining", "education", "entertainment", "fees_government", "giving_membership",
        "groceries", "health", "home", "income", "insurance", "personal_care",
        "shopping", "transfer", "transport", "travel", "utilities",
    ];

    private static readonly FrozenDictionary<string, int> Indexes =
        Slugs.Select((slug, index) => (slug, index)).ToFrozenDictionary(pair => pair.slug, pair => pair.index, StringComparer.Ordinal);

    /// <summary>How many names there are: the width of every vector of scores.</summary>
    public const int Count = 17;

    internal static readonly int Income = IndexOf("income");
    internal static readonly int Transfer = IndexOf("transfer");

    /// <summary>The position of a name, or -1 for a name that is not in the taxonomy.</summary>
    public static int IndexOf(string? slug) => slug is not null && Indexes.TryGetValue(slug, out var index) ? index : -1;
}
