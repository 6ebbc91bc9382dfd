namespace FinanceTrack.Domain.Messaging;

public enum PoisonStatus
{
    Waiting,
    Replayed,
    Discarded,
}

/// <summary>
/// A row of <c>PoisonMessages</c> without its body, which may hold personal data: a message that failed as often as the host tries.
/// </summary>
public sealed record PoisonMessage
{
    public required Guid Id { get; init; }

    /// <summary>The queue the message was meant for, without <c>-poison</c>.</summary>
    public required string Queue { get; init; }

    /// <summary>The user it names, where that could be read.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The body's length in UTF-8.</summary>
    public int Bytes { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    public PoisonStatus Status { get; init; }

    /// <summary>
    /// With what its last attempt failed, such as <c>JsonException at $.items[2].amount</c>; null where that is not known. The log says
    /// more.
    /// </summary>
    public string? Failure { get; init; }

    /// <summary>When it was replayed or discarded.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    internal const string Columns = "Id, Queue, UserId, Bytes, RecordedAt, Status, Failure, ResolvedAt";
}
