namespace FinanceTrack.Domain.Audit.Seals;

/// <summary>What is wrong with an event or its seal.</summary>
public enum AuditFaultKind
{
    /// <summary>The event is not the one that was sealed.</summary>
    Changed,

    /// <summary>A seal's event is not there.</summary>
    Missing,

    /// <summary>The seal does not follow from the one before: seals were exchanged, or written again.</summary>
    Reordered,

    /// <summary>A seal between two others is not there.</summary>
    SealMissing,

    /// <summary>The reason is not the one that was recorded with the event.</summary>
    ReasonChanged,

    /// <summary>The event was put in after its time had been sealed.</summary>
    Inserted,

    /// <summary>The chain does not reach or does not match what was known of its end.</summary>
    CutOff,
}

/// <summary>A fault, and where.</summary>
/// <param name="Sequence">The number of the seal; null for an event without one.</param>
/// <param name="EventId">Null where only the seal is known to be missing.</param>
public sealed record AuditFault(AuditFaultKind Kind, long? Sequence, Guid? EventId);

/// <summary>What a verification found.</summary>
/// <param name="Sealed">The seals that were checked.</param>
/// <param name="Waiting">Events that wait for their seal, counted up to 500.</param>
/// <param name="Faults">How many there are.</param>
/// <param name="Found">The first of them.</param>
/// <param name="End">The end of the chain as <c>number:hash</c>, to be compared with a later one; null without seals.</param>
public sealed record AuditVerification(long Sealed, int Waiting, int Faults, IReadOnlyList<AuditFault> Found, string? End);
