using System.Text.Json;

namespace FinanceTrack.Domain.Audit;

/// <summary>Who acted, as a person sees it.</summary>
public enum ActivityActor
{
    /// <summary>The person.</summary>
    You,

    /// <summary>Another member of the ledger, or the user who invited.</summary>
    Member,

    /// <summary>An administrator or an operator of the product.</summary>
    Administrator,

    /// <summary>A caller who had proved nothing.</summary>
    Anonymous,

    /// <summary>The product itself.</summary>
    System,
}

/// <summary>An event of a person's own trail.</summary>
public sealed record ActivityEvent
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AuditKind Kind { get; init; }

    public required AuditOutcome Outcome { get; init; }

    public required ActivityActor Actor { get; init; }

    /// <summary>The member who acted, where it was another one.</summary>
    public Guid? MemberId { get; init; }

    /// <summary>The session in which the person acted.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>The user whom it is about; null where it is about none.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>The ledger that it is about; null where it is about none.</summary>
    public Guid? LedgerId { get; init; }

    /// <summary>What else there is to know: ids and names of fields.</summary>
    public JsonElement? Details { get; init; }

    /// <summary>Why, where the one who acted said so.</summary>
    public string? Reason { get; init; }
}
