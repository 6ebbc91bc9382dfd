using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Users.Accounts;

public sealed class GetProfile(Database database)
{
    public async Task<Result<UserProfile>> ExecuteAsync(Guid userId, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => UserTable.FindAsync(session, userId), cancellationToken) is { } account
            ? account.ToProfile()
            : new NotFoundError("user");
}
