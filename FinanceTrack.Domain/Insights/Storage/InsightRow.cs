using System.Diagnostics.CodeAnalysis;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Insights.Storage;

/// <summary>A row of <c>Insights</c>.</summary>
public sealed record InsightRow
{
    public required Guid LedgerId { get; init; }

    public required Guid Id { get; init; }

    public required InsightKind Kind { get; init; }

    public required InsightSeverity Severity { get; init; }

    /// <summary>The day that it is about.</summary>
    public required DateOnly AboutDay { get; init; }

    public required double Surprise { get; init; }

    public required long SizeMinor { get; init; }

    public required Currency Currency { get; init; }

    public required Guid? StreamId { get; init; }

    /// <summary>The ids of the transactions that explain it, 16 bytes each.</summary>
    [SuppressMessage("Performance", "CA1819", Justification = "A column.")]
    public required byte[] Members { get; init; }

    /// <summary>Its figures as JSON.</summary>
    public required string Facts { get; init; }

    /// <summary>Its place among what changed, from 1 on; 0 for none.</summary>
    public required int TopPlace { get; init; }

    /// <summary>Whether the last run found it. One that is not dismissed is deleted then.</summary>
    public bool IsFound { get; init; } = true;

    public bool IsDismissed { get; init; }

    public DateTimeOffset? DismissedAt { get; init; }

    public required DateTimeOffset FoundAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public int Version { get; init; } = 1;

    /// <summary>Whether it says the same, whenever it was written.</summary>
    public bool HasSameFigures(InsightRow other) =>
        this with { Members = other.Members, UpdatedAt = other.UpdatedAt, Version = other.Version } == other
        && Members.AsSpan().SequenceEqual(other.Members);
}
