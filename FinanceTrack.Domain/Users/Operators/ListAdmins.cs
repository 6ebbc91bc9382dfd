using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;

namespace FinanceTrack.Domain.Users.Operators;

/// <summary>An account as operators see it.</summary>
/// <param name="LockedAt">Since when an operator has locked it; null when it is not locked.</param>
public sealed record UserStanding(
    Guid Id, string Email, bool EmailConfirmed, UserRole Role, bool TwoFactorEnabled, DateTimeOffset? LockedAt, DateTimeOffset CreatedAt)
{
    internal static UserStanding Of(UserAccount account) => new(
        account.Id, account.Email, account.EmailConfirmed, account.Role, account.TwoFactorEnabled, account.LockedAt, account.CreatedAt);
}

/// <summary>The administrators, newest account first.</summary>
public sealed class ListAdmins(Database database)
{
    public async Task<Result<Page<UserStanding>>> ExecuteAsync(PageRequest page, CancellationToken cancellationToken)
    {
        if (!page.BeforeId().TryGet(out var before, out var error))
            return error;

        var rows = await database.ReadAsync(session => UserRows.ListAdminsAsync(session, before, page.Limit + 1), cancellationToken);
        return page.Of(rows, row => row.Id).Map(UserStanding.Of);
    }
}
