namespace FinanceTrack.Domain.Messaging;

/// <summary>A row of <c>Outbox</c>.</summary>
public sealed record OutboxMessage
{
    public required Guid Id { get; init; }

    public required string Queue { get; init; }

    public Guid? OwnerId { get; init; }

    public required string Body { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>For how long its queue hides it when it is sent after its commit. Not stored: the sweep comes after that time.</summary>
    public TimeSpan Delay { get; init; }

    public int Attempts { get; init; }

    /// <summary>When the sweep may send it; until then it is its own transaction's business.</summary>
    public DateTimeOffset NextAttemptAt { get; init; }
}
