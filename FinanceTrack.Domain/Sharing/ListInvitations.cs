using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Sharing;

/// <summary>The open invitations of a ledger, for its owners. There is one page.</summary>
public sealed class ListInvitations(Database database, TimeProvider time)
{
    public Task<Result<Page<LedgerInvitation>>> ExecuteAsync(LedgerActor actor, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ReadAsync(session, actor), cancellationToken);

    private async Task<Result<Page<LedgerInvitation>>> ReadAsync(DbSession session, LedgerActor actor)
    {
        if (await LedgerMembersTable.FindAsync(session, actor.LedgerId, actor.UserId) is not { } member)
            return new NotFoundError("ledger");
        if (member.Role != LedgerRole.Owner)
            return LedgerLock.OwnersOnly;
        var rows = await InvitationTable.ListAsync(session, actor.LedgerId, time.Now());
        return new Page<LedgerInvitation>([.. rows.Select(LedgerInvitation.Of)], null);
    }
}
