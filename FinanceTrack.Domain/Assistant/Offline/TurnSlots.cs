using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Offline.Reading.Learned;

namespace FinanceTrack.Domain.Assistant.Offline;

/// <summary>What a question was about, kept with its turn so that the next question can leave things out.</summary>
internal sealed record TurnSlots
{
    public Intent Intent { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public DateOnly? WithFrom { get; init; }

    public DateOnly? WithTo { get; init; }

    public string? Category { get; init; }

    public string? Account { get; init; }

    public string? Text { get; init; }

    /// <summary>Further categories; null where there are none.</summary>
    public IReadOnlyList<string>? Others { get; init; }

    /// <summary>Asked for a time unit: days.</summary>
    public bool PerDay { get; init; }

    /// <summary>What the classifier read; null where the rules decided alone.</summary>
    public QuestionKind? Kind { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public ClaimPeriod? Period => From is { } from && To is { } to ? new ClaimPeriod(from, to) : null;

    [System.Text.Json.Serialization.JsonIgnore]
    public ClaimPeriod? With => WithFrom is { } from && WithTo is { } to ? new ClaimPeriod(from, to) : null;
}
