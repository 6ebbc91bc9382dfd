using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Accounts;

/// <summary>Changes an account, archives it, or makes it the default of its currency.</summary>
public sealed class UpdateAccount(Database database, JobBacklog backlog, TimeProvider time)
{
    /// <param name="ifMatch">The version the caller has seen, or null for whichever there is.</param>
    public Task<Result<AccountDetails>> ExecuteAsync(
        LedgerActor actor, Guid id, AccountChanges changes, int? ifMatch, CancellationToken cancellationToken) =>
        database.WriteAsync(session => UpdateAsync(session, actor, id, changes, ifMatch), cancellationToken);

    /// <summary>In a transaction of the caller.</summary>
    internal async Task<Result<AccountDetails>> UpdateAsync(
        DbSession session, LedgerActor actor, Guid id, AccountChanges changes, int? ifMatch)
    {
        if (!(await LedgerLock.TakeAsync(session, actor)).TryGet(out _, out var refused))
            return refused;
        var accounts = await AccountTable.ListAsync(session, actor.LedgerId);
        if (accounts.FirstOrDefault(account => account.Id == id) is not { } old)
            return new NotFoundError("account");
        if (ifMatch is not null && ifMatch != old.Version)
            return new StaleVersionError();
        if (!AccountInput.Merge(old, changes, time.Now()).TryGet(out var row, out var error))
            return error;
        if (AccountConflicts.Find(row, accounts) is { } conflict)
            return conflict;
        if (row.IsArchived && !old.IsArchived && row.BalanceMinor != 0 && changes.KeepBalance.Value != true)
            return new ConflictError("The account has a balance: set keepBalance to archive it all the same.");

        if (row.IsDefault && !old.IsDefault)
            await AccountTable.ClearDefaultAsync(session, row);
        await backlog.AddAsync(session, RefreshRequest.After(row.LedgerId));
        return await AccountTable.TryUpdateAsync(session, row)
            ? AccountDetails.Of(row)
            : throw new InvalidOperationException("An account was changed beside the ledger's lock.");
    }
}
