using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using Microsoft.AspNetCore.Identity;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>
/// Gives a user the admin role, which its next access token carries. For whoever runs the system: the first admin has to come
/// from somewhere, and no route leads here.
/// </summary>
public sealed class MakeAdmin(Database database, ILookupNormalizer normalizer, SecurityEvents events)
{
    public Task<Result<UserProfile>> ExecuteAsync(string email, CancellationToken cancellationToken)
    {
        var normalized = normalizer.NormalizeEmail(email);
        return database.WriteAsync<UserProfile>(
            async session =>
            {
                if (await UserRows.FindByEmailAsync(session, normalized) is not { Id: var id }
                    || await UserRows.LockAsync(session, id) is not { } account)
                    return new NotFoundError("user");
                account.Role = UserRole.Admin;
                await UserRows.UpdateCredentialsAsync(session, account);
                session.WhenCommitted(() => events.RoleChanged(id, UserRole.Admin, "operator"));
                return account.ToProfile();
            },
            cancellationToken);
    }
}
