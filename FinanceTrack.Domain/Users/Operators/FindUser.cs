using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using Microsoft.AspNetCore.Identity;

namespace FinanceTrack.Domain.Users.Operators;

/// <summary>Finds an account by its address, for operators.</summary>
public sealed class FindUser(Database database, ILookupNormalizer normalizer)
{
    public async Task<Result<UserStanding>> ExecuteAsync(string email, CancellationToken cancellationToken)
    {
        var normalized = normalizer.NormalizeEmail(email);
        return await database.ReadAsync(session => UserTable.FindByEmailAsync(session, normalized), cancellationToken) is { } account
            ? UserStanding.Of(account)
            : new NotFoundError("user");
    }
}
