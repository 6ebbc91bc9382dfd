using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Assistant.Proposals;

/// <summary>Takes back what a confirmed proposal changed, where it has not been changed again since.</summary>
public sealed class UndoProposal(
    Database database, CheckSession sessions, ProposalChanges changes, AssistantEvents events, TimeProvider time)
{
    public async Task<Result<ProposalDetails>> ExecuteAsync(
        CallerSession caller, Guid ledgerId, Guid id, CancellationToken cancellationToken)
    {
        var actor = new LedgerActor(caller.UserId, ledgerId);
        var taken = await database.WriteAsync(session => UndoAsync(session, caller, actor, id), cancellationToken);
        if (taken.TryGet(out var undone, out _))
            events.ProposalUndone(actor.UserId, id, undone.Kind);
        return taken;
    }

    private async Task<Result<ProposalDetails>> UndoAsync(DbSession session, CallerSession caller, LedgerActor actor, Guid id)
    {
        if (!(await sessions.LockAsync(session, caller)).TryGet(out _, out var ended))
            return ended;
        if (!(await LedgerLock.TakeAsync(session, actor)).TryGet(out _, out var refused))
            return refused;
        if (await ProposalTable.LockAsync(session, actor, id) is not { } row)
            return new NotFoundError("proposal");
        if (row.Status != ProposalStatus.Applied)
            return new ConflictError("Only a confirmed proposal can be undone, and only once.");
        if (await changes.UndoAsync(session, actor, row) is { } error)
            return error is StaleVersionError or NotFoundError ? new ConflictError("What it changed has been changed again since.") : error;
        var undone = row with { Status = ProposalStatus.Undone, UndoneAt = time.Now(), Version = row.Version + 1 };
        await ProposalTable.UpdateAsync(session, undone);
        return ProposalDetails.Of(undone, time.Now());
    }
}
