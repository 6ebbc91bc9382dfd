namespace FinanceTrack.Domain.Audit.Rows;

/// <summary>
/// A row of <c>AuditEvents</c>, which never changes. Persons and ledgers stand in it under pseudonyms (<see cref="AuditSubjectTable"/>).
/// </summary>
internal sealed record AuditRow
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AuditKind Kind { get; init; }

    public required AuditOutcome Outcome { get; init; }

    public required AuditActorKind ActorKind { get; init; }

    public Guid? Actor { get; init; }

    public Guid? SessionId { get; init; }

    public Guid? Subject { get; init; }

    public Guid? Ledger { get; init; }

    public string? Details { get; init; }

    /// <summary>Of the reason, which is stored apart (<see cref="AuditReasonRow"/>).</summary>
    public byte[]? ReasonHash { get; init; }

    public const string Columns = "Id, At, Kind, Outcome, ActorKind, Actor, SessionId, Subject, Ledger, Details, ReasonHash";

    /// <summary>The columns of a table with the alias <c>e</c>.</summary>
    public const string OfEvent =
        "e.Id, e.At, e.Kind, e.Outcome, e.ActorKind, e.Actor, e.SessionId, e.Subject, e.Ledger, e.Details, e.ReasonHash";
}

/// <summary>An event as it is inserted: with the ids of persons and ledgers, which the statement replaces by their pseudonyms.</summary>
internal sealed record NewAuditRow
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AuditKind Kind { get; init; }

    public required AuditOutcome Outcome { get; init; }

    public required AuditActorKind ActorKind { get; init; }

    public required Guid? ActorId { get; init; }

    public required Guid? SessionId { get; init; }

    public required Guid? SubjectId { get; init; }

    public required Guid? LedgerId { get; init; }

    public required string? Details { get; init; }

    public required byte[]? ReasonHash { get; init; }
}
