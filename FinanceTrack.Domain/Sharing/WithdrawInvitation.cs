using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Sharing;

/// <summary>Voids an invitation, for the owners of its ledger.</summary>
public sealed class WithdrawInvitation(Database database, CheckSession sessions, AuditTrail audit)
{
    public Task<Result<Done>> ExecuteAsync(
        CallerSession caller, Guid ledgerId, Guid invitationId, CancellationToken cancellationToken) =>
        database.WriteAsync<Done>(
            async session =>
            {
                if (!(await sessions.LockAsync(session, caller)).TryGet(out _, out var ended))
                    return ended;
                var actor = new LedgerActor(caller.UserId, ledgerId);
                if (!(await LedgerLock.TakeAsync(session, actor, LedgerRole.Owner)).TryGet(out _, out var refused))
                    return refused;
                if (!await InvitationTable.DeleteAsync(session, actor.LedgerId, invitationId))
                    return new NotFoundError("invitation");
                await audit.AddAsync(session, new AuditEntry(AuditKind.InvitationWithdrawal, AuditActor.User(caller))
                {
                    LedgerId = actor.LedgerId,
                    Details = new { invitationId },
                });
                return default(Done);
            },
            cancellationToken);
}
