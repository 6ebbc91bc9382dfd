using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Sharing;

/// <summary>What a member is to become.</summary>
public sealed record MemberChange([Required] LedgerRole? Role);

/// <summary>Gives a member of a ledger another role, for its owners. A ledger is handed over by making another member an owner.</summary>
public sealed class ChangeMember(
    Database database, CheckSession sessions, AttemptTable attempts, AuditTrail audit, LedgerEvents events)
{
    /// <param name="ifMatch">The version that the caller has seen, or null to change any.</param>
    public async Task<Result<LedgerMember>> ExecuteAsync(
        CallerSession caller, Guid ledgerId, Guid memberId, MemberChange change, int? ifMatch, CancellationToken cancellationToken)
    {
        if (change.Role is not { } role)
            return new ValidationError("/role", "Must be `viewer`, `editor` or `owner`.");
        if (await attempts.CountAsync(cancellationToken, attempts.ChangesOf(caller.UserId)) is { } tooMany)
            return tooMany;
        return await database.WriteAsync(
            session => ChangeAsync(session, caller, new LedgerActor(caller.UserId, ledgerId), memberId, role, ifMatch),
            cancellationToken);
    }

    private async Task<Result<LedgerMember>> ChangeAsync(
        DbSession session, CallerSession caller, LedgerActor actor, Guid memberId, LedgerRole role, int? ifMatch)
    {
        if (!(await sessions.LockAsync(session, caller)).TryGet(out _, out var ended))
            return ended;
        if (!(await LedgerLock.TakeAsync(session, actor, LedgerRole.Owner)).TryGet(out _, out var refused))
            return refused;
        var members = await LedgerMembersTable.OfLedgerAsync(session, actor.LedgerId);
        if (members.SingleOrDefault(member => member.UserId == memberId) is not { } row)
            return new NotFoundError("member");
        if (ifMatch is not null && ifMatch != row.Version)
            return new StaleVersionError();
        if (role != LedgerRole.Owner && LastOwner.Refuse(members, row) is { } last)
            return last;
        if (role != LedgerRole.Owner)
            await InvitationTable.DeleteOfMemberAsync(session, actor.LedgerId, memberId);
        if (role != row.Role)
        {
            await LedgerMembersTable.UpdateAsync(session, row with { Role = role, Version = row.Version + 1 });
            session.WhenCommitted(() => events.RoleChanged(memberId, actor.LedgerId, role, actor.UserId));
            await audit.AddAsync(session, new AuditEntry(AuditKind.MemberRoleChange, AuditActor.User(caller))
            {
                SubjectId = memberId,
                LedgerId = actor.LedgerId,
                Details = new { before = row.Role, after = role },
            });
        }

        return (await LedgerMember.ListAsync(session, actor.LedgerId)).Single(member => member.UserId == memberId);
    }
}
