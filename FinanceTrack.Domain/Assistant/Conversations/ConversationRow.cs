namespace FinanceTrack.Domain.Assistant.Conversations;

/// <summary>A row of <c>AssistantConversations</c>.</summary>
internal sealed record ConversationRow
{
    public required Guid LedgerId { get; init; }

    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>The beginning of its first question.</summary>
    public required string Title { get; init; }

    /// <summary>What older turns were about, which are no longer kept one by one.</summary>
    public required string Summary { get; init; }

    /// <summary>How many questions were asked, those in the summary too.</summary>
    public required int Turns { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required int Version { get; init; }
}
