namespace FinanceTrack.Domain.Audit;

/// <summary>Stored as its number.</summary>
public enum AuditOutcome
{
    Succeeded = 0,
    Refused = 1,
}
