namespace FinanceTrack.Domain.Assistant.Conversations;

/// <summary>Which engine wrote an answer. Stored as its number.</summary>
public enum AnswerEngine
{
    /// <summary>Patterns and templates, without a language model.</summary>
    Offline = 0,

    /// <summary>The configured language model.</summary>
    Model = 1,
}

/// <summary>A row of <c>AssistantTurns</c>.</summary>
internal sealed record TurnRow
{
    public required Guid LedgerId { get; init; }

    public required Guid ConversationId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required Guid UserId { get; init; }

    public required string Question { get; init; }

    public required string Answer { get; init; }

    public required AnswerEngine Engine { get; init; }

    /// <summary>The JSON of what the question was about.</summary>
    public required string Slots { get; init; }

    /// <summary>The JSON of the figures that the answer shows.</summary>
    public required string Evidence { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
