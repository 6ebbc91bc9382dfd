using FinanceTrack.Domain.Audit.Seals;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Audit;

/// <summary>Which events a list shows; what is null does not matter.</summary>
/// <param name="ActorId">The user who acted.</param>
/// <param name="SubjectId">The user whom it is about.</param>
/// <param name="LedgerId">The ledger that it is about.</param>
/// <param name="From">The first day, in UTC.</param>
/// <param name="To">The last day, included.</param>
public sealed record AuditFilter(
    AuditKind? Kind = null,
    AuditOutcome? Outcome = null,
    Guid? ActorId = null,
    Guid? SubjectId = null,
    Guid? LedgerId = null,
    DateOnly? From = null,
    DateOnly? To = null)
{
    /// <summary>What is wrong with the filter, or null.</summary>
    public ValidationError? Problem() =>
        From > To ? new ValidationError("from", "The range ends before it begins.") : null;

    internal Guid MinId => From is { } day ? SealAudit.IdAt(StartOf(day)) : Guid.Empty;

    /// <summary>The least id after the range; the cursor's where that comes first.</summary>
    internal Guid Before(Guid cursor) =>
        To is { } day && day < DateOnly.MaxValue && SealAudit.IdAt(StartOf(day.AddDays(1))) is var end && Compare(end, cursor) < 0
            ? end
            : cursor;

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    // As the database compares them.
    private static int Compare(Guid one, Guid other) =>
        one.ToByteArray(bigEndian: true).AsSpan().SequenceCompareTo(other.ToByteArray(bigEndian: true));
}
