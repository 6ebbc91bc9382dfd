using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Assistant.Claims;

/// <summary>
/// A value that the server computed, with what it measures, of which rows, and how it was found. An answer shows a value by referring to
/// its claim; the server writes the digits.
/// </summary>
public sealed record Claim
{
    /// <summary>What kind of value it is.</summary>
    public required ClaimKind Kind { get; init; }

    /// <summary>What it measures.</summary>
    public required Measure Measure { get; init; }

    /// <summary>Which rows it is about.</summary>
    public required ClaimScope Scope { get; init; }

    /// <summary>Where it comes from.</summary>
    public required ClaimSource Source { get; init; }

    /// <summary>The value of an amount (in major units), a count, a share or a ratio.</summary>
    public decimal Number { get; init; }

    /// <summary>Of an amount.</summary>
    public Currency? Currency { get; init; }

    /// <summary>The value of a date.</summary>
    public DateOnly Date { get; init; }

    /// <summary>The value of a text.</summary>
    public string? Text { get; init; }

    /// <summary>Whether it covers every row that matches. A sum can only be built on claims that do.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>How many rows it covers; null where that has no meaning.</summary>
    public int? Matches { get; init; }

    /// <summary>Which way the money goes; counts have it as well. None for what is about both ways.</summary>
    public Flow Flow { get; init; }

    /// <summary>Which row of a list it belongs to, from 1; null for what is about all of them.</summary>
    public int? Row { get; init; }

    /// <summary>Whether the list is by size, so that its first row is the largest.</summary>
    public bool IsRanked { get; init; }

    /// <summary>The transaction, insight or recurring stream that it is about, for a proposal to name.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>How it was computed from other claims; null for one that a tool read.</summary>
    public Derivation? Derivation { get; init; }
}
