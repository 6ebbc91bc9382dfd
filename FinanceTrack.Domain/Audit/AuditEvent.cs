using System.Text.Json;

namespace FinanceTrack.Domain.Audit;

/// <summary>An event as administrators see it.</summary>
public sealed record AuditEvent
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AuditKind Kind { get; init; }

    public required AuditOutcome Outcome { get; init; }

    public required AuditActorKind Actor { get; init; }

    /// <summary>The user who acted; null where it was none, or one who was erased since.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The session in which they acted.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>The user whom it is about; null where it is about none, or one who was erased since.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>The ledger that it is about; null where it is about none, or one that was deleted since.</summary>
    public Guid? LedgerId { get; init; }

    /// <summary>What else there is to know: ids and names of fields.</summary>
    public JsonElement? Details { get; init; }

    /// <summary>Why, where the one who acted said so.</summary>
    public string? Reason { get; init; }
}
