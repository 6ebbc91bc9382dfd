using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Accounts;

/// <summary>Adds an account to a ledger. The first of a currency becomes its default.</summary>
public sealed class CreateAccount(IdempotentWrites writes, TimeProvider time)
{
    /// <summary>How many accounts a ledger has at most, the archived ones included.</summary>
    public const int MaxAccounts = 200;

    public async Task<Result<AccountDetails>> ExecuteAsync(
        Guid ledgerId, NewAccount account, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        if (!AccountInput.Check(ledgerId, account, time.Now()).TryGet(out var row, out var error))
            return error;
        return await writes.WriteAsync(ledgerId, key, session => CreateAsync(session, row), cancellationToken);
    }

    private static async Task<Result<AccountDetails>> CreateAsync(DbSession session, AccountRow row)
    {
        if (await LedgersTable.LockAsync(session, row.LedgerId) is null)
            return new NotFoundError("user");
        var others = await AccountTable.ListAsync(session, row.LedgerId);
        if (others.Count >= MaxAccounts)
            return new UnprocessableError($"There can be at most {MaxAccounts} accounts.");
        if (AccountConflicts.Find(row, others) is { } conflict)
            return conflict;

        if (!others.Any(other => other.Currency == row.Currency && other.IsDefault))
            row = row with { IsDefault = true };
        else if (row.IsDefault)
            await AccountTable.ClearDefaultAsync(session, row);
        return await AccountTable.TryInsertAsync(session, row)
            ? AccountDetails.Of(row)
            : throw new InvalidOperationException("An account was added beside the ledger's lock.");
    }
}
