using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Assertions.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Accounts;

/// <summary>Deletes an account that has no transactions; one that has some can be archived.</summary>
public sealed class DeleteAccount(Database database, JobBacklog backlog)
{
    /// <param name="ifMatch">The version the caller has seen, or null for whichever there is.</param>
    public Task<Result<Done>> ExecuteAsync(LedgerActor actor, Guid id, int? ifMatch, CancellationToken cancellationToken) =>
        database.WriteAsync(session => DeleteAsync(session, actor, id, ifMatch), cancellationToken);

    private async Task<Result<Done>> DeleteAsync(DbSession session, LedgerActor actor, Guid id, int? ifMatch)
    {
        if (!(await LedgerLock.TakeAsync(session, actor)).TryGet(out _, out var refused))
            return refused;
        if (await AccountTable.FindAsync(session, actor.LedgerId, id) is not { } row)
            return new NotFoundError("account");
        if (ifMatch is not null && ifMatch != row.Version)
            return new StaleVersionError();
        if (await LinkedRowTable.HasAccountAsync(session, actor.LedgerId, id))
            return new ConflictError("The account has transactions: archive it instead.");
        await AssertionTable.DeleteOfAccountAsync(session, actor.LedgerId, id);
        await AccountTable.DeleteAsync(session, actor.LedgerId, id);
        await backlog.AddAsync(session, RefreshRequest.After(actor.LedgerId));
        return new Done();
    }
}
