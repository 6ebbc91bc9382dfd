using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Sharing;

/// <summary>The members of a ledger, for each of them. There is one page.</summary>
public sealed class ListMembers(Database database)
{
    public Task<Result<Page<LedgerMember>>> ExecuteAsync(LedgerActor actor, CancellationToken cancellationToken) =>
        database.ReadAsync<Result<Page<LedgerMember>>>(
            async session => await LedgerMembersTable.FindAsync(session, actor.LedgerId, actor.UserId) is null
                ? new NotFoundError("ledger")
                : new Page<LedgerMember>(await LedgerMember.ListAsync(session, actor.LedgerId), null),
            cancellationToken);
}
