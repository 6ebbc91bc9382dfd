namespace FinanceTrack.Domain.Anomalies.Feedback;

/// <summary>A row of <c>AnomalyFeedback</c>.</summary>
internal sealed record AnswerRow
{
    public required Guid LedgerId { get; init; }

    public required Guid TransactionId { get; init; }

    public required AnomalyAnswer Answer { get; init; }

    public required DateTimeOffset AnsweredAt { get; init; }

    /// <summary>Whether the transaction was flagged when the user first answered.</summary>
    public required bool WasAlert { get; init; }

    /// <summary>The form of the components: see <see cref="ComponentSnapshot"/>.</summary>
    public required int ComponentForm { get; init; }

    public required byte[] Components { get; init; }

    public required int Version { get; init; }
}
