namespace FinanceTrack.Domain.Audit;

/// <summary>An event to record.</summary>
public sealed record AuditEntry(AuditKind Kind, AuditActor Actor)
{
    /// <summary>Whose account it is about.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>Whose data it is about: its members see the event.</summary>
    public Guid? LedgerId { get; init; }

    public AuditOutcome Outcome { get; init; }

    /// <summary>
    /// A flat object, written as small JSON: ids, names of fields, roles. No amount, merchant, address or other text that a person
    /// wrote: it stays when the person is erased.
    /// </summary>
    public object? Details { get; init; }

    /// <summary>
    /// Why, in the words of the one who acts. It is stored apart, and goes with the person or the ledger that it is about.
    /// </summary>
    public string? Reason { get; init; }
}
