using System.Diagnostics.CodeAnalysis;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Recurring.Storage;

/// <summary>What a person has said about a stream. Stored as its number.</summary>
public enum StreamDecision
{
    None = 0,

    /// <summary>It recurs: it is shown even when the detector is no longer sure.</summary>
    Confirmed = 1,

    /// <summary>It does not recur: it is never reported again.</summary>
    Dismissed = 2,

    /// <summary>It is over: no further payment is due.</summary>
    Ended = 3,
}

/// <summary>A row of <c>RecurringStreams</c>. Amounts are minor units; negative is money out.</summary>
public sealed record StreamRow
{
    public const int MaxTextLength = 500;

    public required Guid LedgerId { get; init; }

    public required Guid Id { get; init; }

    public required string Merchant { get; init; }

    /// <summary>The latest description.</summary>
    public required string Description { get; init; }

    public required Currency Currency { get; init; }

    public required bool IsIncome { get; init; }

    public required Period Period { get; init; }

    public required StreamStatus Status { get; init; }

    public required double Confidence { get; init; }

    /// <summary>The probability that it still lives.</summary>
    public required double Alive { get; init; }

    public required DateOnly FirstOn { get; init; }

    public required DateOnly LastOn { get; init; }

    public required DateOnly? NextOn { get; init; }

    public required DateOnly? NextEarliest { get; init; }

    public required DateOnly? NextLatest { get; init; }

    public required long AmountMinor { get; init; }

    public required long AmountLowMinor { get; init; }

    public required long AmountHighMinor { get; init; }

    public required bool IsFixedAmount { get; init; }

    public required int? PlanTotal { get; init; }

    public required int? PlanLeft { get; init; }

    /// <summary>The ids of its transactions in their order, 16 bytes each.</summary>
    [SuppressMessage("Performance", "CA1819", Justification = "A column.")]
    public required byte[] Members { get; init; }

    /// <summary>The expected dates of about a year as a JSON array.</summary>
    public required string Upcoming { get; init; }

    /// <summary>The name that a person gave it.</summary>
    public string? Name { get; init; }

    public StreamDecision Decision { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Whether the last run found it. One without a decision is deleted then.</summary>
    public bool IsFound { get; init; } = true;

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public int Version { get; init; } = 1;

    public bool HasDecision => Decision != StreamDecision.None || Name is not null;

    public bool IsHidden => Decision == StreamDecision.Dismissed;

    /// <summary>As the person has decided: what is over has no next payment.</summary>
    public StreamRow WithDecision() => Decision is StreamDecision.Ended
        ? this with { Status = StreamStatus.Ended, Alive = 0, NextOn = null, NextEarliest = null, NextLatest = null, Upcoming = "[]" }
        : this;

    /// <summary>Whether it says the same, whenever it was written.</summary>
    public bool HasSameFigures(StreamRow other) =>
        this with { Members = other.Members, UpdatedAt = other.UpdatedAt, Version = other.Version } == other
        && Members.AsSpan().SequenceEqual(other.Members);
}
