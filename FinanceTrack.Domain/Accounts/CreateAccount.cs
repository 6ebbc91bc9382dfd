using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Limits;

namespace FinanceTrack.Domain.Accounts;

/// <summary>Adds an account to a ledger. The first of a currency becomes its default.</summary>
public sealed class CreateAccount(IdempotentWrites writes, RowLimits limits, JobBacklog backlog, TimeProvider time)
{
    /// <summary>How many accounts a ledger has at most, the archived ones included.</summary>
    public const int MaxAccounts = 200;

    public async Task<Result<AccountDetails>> ExecuteAsync(
        LedgerActor actor, NewAccount account, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        if (!AccountInput.Check(actor.LedgerId, account, time.Now()).TryGet(out var row, out var error))
            return error;
        return await writes.WriteAsync(actor.UserId, key, session => CreateAsync(session, actor, row), cancellationToken);
    }

    private async Task<Result<AccountDetails>> CreateAsync(DbSession session, LedgerActor actor, AccountRow row)
    {
        var written = limits.Of(actor.UserId, 1, areTransactions: false);
        if (!(await LedgerLock.TakeAsync(session, actor, written)).TryGet(out _, out var refused))
            return refused;
        var others = await AccountTable.ListAsync(session, row.LedgerId);
        if (others.Count >= MaxAccounts)
            return new UnprocessableError($"There can be at most {MaxAccounts} accounts.");
        if (AccountConflicts.Find(row, others) is { } conflict)
            return conflict;

        if (!others.Any(other => other.Currency == row.Currency && other.IsDefault))
            row = row with { IsDefault = true };
        else if (row.IsDefault)
            await AccountTable.ClearDefaultAsync(session, row);
        await backlog.AddAsync(session, RefreshRequest.After(row.LedgerId));
        return await AccountTable.TryInsertAsync(session, row)
            ? AccountDetails.Of(row)
            : throw new InvalidOperationException("An account was added beside the ledger's lock.");
    }
}
