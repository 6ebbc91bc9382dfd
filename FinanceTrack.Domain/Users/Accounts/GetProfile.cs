using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Users.Accounts;

public sealed class GetProfile(Database database)
{
    public Task<Result<UserProfile>> ExecuteAsync(Guid userId, CancellationToken cancellationToken) =>
        database.ReadAsync<Result<UserProfile>>(
            async session => await FindAsync(session, userId) is { } profile ? profile : new NotFoundError("user"), cancellationToken);

    /// <summary>Null when there is no such user.</summary>
    internal static async Task<UserProfile?> FindAsync(DbSession session, Guid userId) =>
        await UserTable.FindAsync(session, userId) is { } account ? account.ToProfile(await OwnLedgerAsync(session, userId)) : null;

    /// <summary>The ledger that came with the account of a user who is there.</summary>
    internal static async Task<LedgerRow> OwnLedgerAsync(DbSession session, Guid userId) =>
        await LedgersTable.FindOwnRowAsync(session, userId) ?? throw new InvalidOperationException("A user has no ledger.");
}
