using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Sessions;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Operators;

/// <summary>Takes the admin role from a user, with effect from the next request on every instance.</summary>
public sealed class RevokeAdmin(Database database, CheckSession check, IOptions<AdminOptions> admins, AccountEvents events)
{
    /// <param name="admin">The administrator who asks; null for a command.</param>
    public async Task<Result<Done>> ExecuteAsync(Guid userId, CallerSession? admin, CancellationToken cancellationToken)
    {
        if (userId == admin?.UserId)
            return new ConflictError("An administrator cannot take the role from themselves.");
        var revoked = await database.WriteAsync<Done>(
            async session =>
            {
                if (await check.RefuseAdminAsync(session, admin) is { } refused)
                    return refused;
                if (await UserRows.LockAsync(session, userId) is not { Role: UserRole.Admin } account)
                    return new NotFoundError("administrator");
                if (account.EmailConfirmed && admins.Value.Names(account.Email))
                    return new ConflictError("Admin:Emails names this address: the next sign-in would give the role back. Take it out first.");
                account.Role = UserRole.User;
                await UserRows.UpdateCredentialsAsync(session, account);
                return new Done();
            },
            cancellationToken);
        if (revoked.Succeeded)
            events.AdminRemoved(userId, admin?.UserId);
        return revoked;
    }
}
