using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.PersonalData;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Sharing;

/// <summary>
/// Deletes a ledger with everything in it, for good: for an owner who is its only member. A user's own leaves with the account.
/// </summary>
public sealed class DeleteLedger(
    Database database, CheckSession sessions, EraseLedger erase, AuditTrail audit, LedgerEvents events)
{
    /// <param name="ifMatch">The version that the caller has seen, or null to delete any.</param>
    public Task<Result<Done>> ExecuteAsync(CallerSession caller, Guid ledgerId, int? ifMatch, CancellationToken cancellationToken) =>
        database.WriteAsync(session => DeleteAsync(session, caller, ledgerId, ifMatch), cancellationToken);

    private async Task<Result<Done>> DeleteAsync(DbSession session, CallerSession caller, Guid ledgerId, int? ifMatch)
    {
        if (!(await sessions.LockAsync(session, caller)).TryGet(out _, out var ended))
            return ended;
        var actor = new LedgerActor(caller.UserId, ledgerId);
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
        await audit.AddAsync(
            session, new AuditEntry(AuditKind.LedgerDeletion, AuditActor.User(caller)) { LedgerId = actor.LedgerId });
        await erase.ExecuteAsync(session, actor.LedgerId);
        session.WhenCommitted(() => events.LedgerDeleted(actor.LedgerId, actor.UserId));
        return default(Done);
    }
}
