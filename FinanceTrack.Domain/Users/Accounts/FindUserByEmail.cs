using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using Microsoft.AspNetCore.Identity;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>For the operator of the system, on its own machine: no route leads here, since it tells who is registered.</summary>
public sealed class FindUserByEmail(Database database, ILookupNormalizer normalizer)
{
    public async Task<Result<UserProfile>> ExecuteAsync(string email, CancellationToken cancellationToken)
    {
        var normalized = normalizer.NormalizeEmail(email);
        return await database.ReadAsync<Result<UserProfile>>(
            async session => await UserTable.FindByEmailAsync(session, normalized) is { } account
                ? account.ToProfile(await GetProfile.OwnLedgerAsync(session, account.Id))
                : new NotFoundError("user"),
            cancellationToken);
    }
}
