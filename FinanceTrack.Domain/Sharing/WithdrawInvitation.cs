using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Sharing;

/// <summary>Voids an invitation, for the owners of its ledger.</summary>
public sealed class WithdrawInvitation(Database database, CheckSession sessions)
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
                return await InvitationTable.DeleteAsync(session, actor.LedgerId, invitationId)
                    ? default(Done)
                    : new NotFoundError("invitation");
            },
            cancellationToken);
}
