namespace FinanceTrack.Domain.Assistant.Claims;

/// <summary>Which of the ledger's rows a claim is about; what is null is not restricted.</summary>
public sealed record ClaimScope
{
    /// <summary>All rows of all times.</summary>
    public static readonly ClaimScope All = new();

    /// <summary>The days.</summary>
    public ClaimPeriod? Period { get; init; }

    /// <summary>The name of the category as the ledger has it.</summary>
    public string? Category { get; init; }

    /// <summary>The name of the account as the ledger has it.</summary>
    public string? Account { get; init; }

    /// <summary>The merchant or the text that was searched for: text out of the ledger or the user's own words.</summary>
    public string? Merchant { get; init; }
}
