using FluentMigrator;

namespace FinanceTrack.Domain.Sharing;

/// <summary>
/// Confirms the addresses of users who accepted an invitation before that counted as a proof. The token was mailed to the address, and
/// accepted in the account's own session; an address never changes. The audit trail names those who joined a ledger in this way, and
/// only those.
/// </summary>
[Migration(1505, "Invited addresses")]
public sealed class M1505InvitedAddresses : ForwardOnlyMigration
{
    // AuditKind.MemberJoining and AuditOutcome.Succeeded, as they are stored.
    public override void Up() => Execute.Sql("""
        UPDATE Users SET EmailConfirmed = 1 WHERE EmailConfirmed = 0 AND Id IN (
            SELECT s.SubjectId FROM AuditSubjects s JOIN AuditEvents e ON e.Subject = s.Pseudonym WHERE e.Kind = 405 AND e.Outcome = 0)
        """);
}
