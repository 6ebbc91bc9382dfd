using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Sharing;

/// <summary>Voids an invitation, for the owners of its ledger.</summary>
public sealed class WithdrawInvitation(Database database)
{
    public Task<Result<Done>> ExecuteAsync(LedgerActor actor, Guid invitationId, CancellationToken cancellationToken) =>
        database.WriteAsync<Done>(
            async session =>
            {
                if (!(await LedgerLock.TakeAsync(session, actor, LedgerRole.Owner)).TryGet(out _, out var refused))
                    return refused;
                return await InvitationTable.DeleteAsync(session, actor.LedgerId, invitationId)
                    ? default(Done)
                    : new NotFoundError("invitation");
            },
            cancellationToken);
}
