using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Categorization.Rules;

/// <summary>How a rule looks at a description. Stored as its number.</summary>
public enum TextMatch
{
    /// <summary>The text stands somewhere in the description.</summary>
    Contains = 0,

    /// <summary>The text is the whole description.</summary>
    Equals = 1,
}

/// <summary>A row of <c>CategorizationRules</c>.</summary>
public sealed record RuleRow
{
    public required Guid LedgerId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Rules are tried by ascending position; the first that matches decides.</summary>
    public required int Position { get; init; }

    public TextMatch TextMatch { get; init; }

    public string? Text { get; init; }

    /// <summary>Set exactly when there is an amount range: the rule then looks at amounts of this currency only.</summary>
    public Currency? Currency { get; init; }

    public long? MinimumMinor { get; init; }

    public long? MaximumMinor { get; init; }

    public required Guid CategoryId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required int Version { get; init; }
}

/// <summary>
/// A rule as its user sees it. Amounts are in major units of the currency; negative is money out; both ends belong to the range.
/// </summary>
public sealed record RuleDetails(
    Guid Id,
    int Position,
    TextMatch TextMatch,
    string? Text,
    string? Currency,
    decimal? MinimumAmount,
    decimal? MaximumAmount,
    Guid CategoryId,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    int Version) : IVersioned
{
    public static RuleDetails Of(RuleRow row) => new(
        row.Id, row.Position, row.TextMatch, row.Text, row.Currency?.Code, Amount(row, row.MinimumMinor), Amount(row, row.MaximumMinor),
        row.CategoryId, row.CreatedAt, row.UpdatedAt, row.Version);

    private static decimal? Amount(RuleRow row, long? minor) => minor is { } units ? new Money(units, row.Currency!).Amount : null;
}
