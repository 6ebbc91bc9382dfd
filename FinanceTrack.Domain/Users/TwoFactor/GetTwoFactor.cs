using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;

namespace FinanceTrack.Domain.Users.TwoFactor;

public sealed class GetTwoFactor(Database database, AccountManagers accounts)
{
    public Task<Result<TwoFactorState>> ExecuteAsync(Guid userId, CancellationToken cancellationToken) =>
        database.ReadAsync<Result<TwoFactorState>>(
        async session => await UserTable.FindAsync(session, userId) is { } account
            ? new TwoFactorState(account.TwoFactorEnabled, await accounts.In(session).CountRecoveryCodesAsync(account))
            : new NotFoundError("user"),
        cancellationToken);
}
