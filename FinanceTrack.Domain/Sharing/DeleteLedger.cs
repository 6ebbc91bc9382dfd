using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.PersonalData;

namespace FinanceTrack.Domain.Sharing;

/// <summary>
/// Deletes a ledger with everything in it, for good: for an owner who is its only member. A user's own leaves with the account.
/// </summary>
public sealed class DeleteLedger(Database database, EraseLedger erase, LedgerEvents events)
{
    /// <param name="ifMatch">The version that the caller has seen, or null to delete any.</param>
    public Task<Result<Done>> ExecuteAsync(LedgerActor actor, int? ifMatch, CancellationToken cancellationToken) =>
        database.WriteAsync(session => DeleteAsync(session, actor, ifMatch), cancellationToken);

    private async Task<Result<Done>> DeleteAsync(DbSession session, LedgerActor actor, int? ifMatch)
    {
        if (!(await LedgerLock.TakeAsync(session, actor, LedgerRole.Owner)).TryGet(out _, out var refused))
            return refused;
        var ledger = await LedgersTable.FindRowAsync(session, actor.LedgerId);
        if (ifMatch is not null && ifMatch != ledger?.Version)
            return new StaleVersionError();
        var members = await LedgerMembersTable.OfLedgerAsync(session, actor.LedgerId);
        if (members.Any(member => member.IsOwn))
            return new ConflictError("The ledger came with an account, and leaves with it.");
        if (members.Count > 1)
            return new ConflictError("The ledger has other members: remove them first.");
        await erase.ExecuteAsync(session, actor.LedgerId);
        session.WhenCommitted(() => events.LedgerDeleted(actor.LedgerId, actor.UserId));
        return default(Done);
    }
}
