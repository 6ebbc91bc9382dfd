using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.ApiKeys;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Sharing;

/// <summary>
/// Takes a member out of a ledger, for its owners; a member of any role can leave. What the member recorded stays; the member's API
/// keys for the ledger and open invitations to it end.
/// </summary>
public sealed class RemoveMember(Database database, CheckSession sessions, AuditTrail audit, LedgerEvents events)
{
    /// <param name="ifMatch">The version that the caller has seen, or null to remove any.</param>
    public Task<Result<Done>> ExecuteAsync(
        CallerSession caller, Guid ledgerId, Guid memberId, int? ifMatch, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => RemoveAsync(session, caller, new LedgerActor(caller.UserId, ledgerId), memberId, ifMatch), cancellationToken);

    private async Task<Result<Done>> RemoveAsync(
        DbSession session, CallerSession caller, LedgerActor actor, Guid memberId, int? ifMatch)
    {
        if (!(await sessions.LockAsync(session, caller)).TryGet(out _, out var ended))
            return ended;
        var least = memberId == actor.UserId ? LedgerRole.Viewer : LedgerRole.Owner;
        if (!(await LedgerLock.TakeAsync(session, actor, least)).TryGet(out _, out var refused))
            return refused;
        var members = await LedgerMembersTable.OfLedgerAsync(session, actor.LedgerId);
        if (members.SingleOrDefault(member => member.UserId == memberId) is not { } row)
            return new NotFoundError("member");
        if (ifMatch is not null && ifMatch != row.Version)
            return new StaleVersionError();
        if (LastOwner.Refuse(members, row) is { } last)
            return last;
        await ApiKeyTable.DeleteOfMemberAsync(session, memberId, actor.LedgerId);
        await InvitationTable.DeleteOfMemberAsync(session, actor.LedgerId, memberId);
        await LedgerMembersTable.DeleteAsync(session, actor.LedgerId, memberId);
        session.WhenCommitted(() => events.MemberRemoved(memberId, actor.LedgerId, actor.UserId));
        await audit.AddAsync(session, new AuditEntry(AuditKind.MemberRemoval, AuditActor.User(caller))
        {
            SubjectId = memberId,
            LedgerId = actor.LedgerId,
            Details = new { row.Role },
        });
        return default(Done);
    }
}
