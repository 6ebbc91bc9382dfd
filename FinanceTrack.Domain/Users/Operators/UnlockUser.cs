using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;

namespace FinanceTrack.Domain.Users.Operators;

/// <summary>Unlocks an account that an operator has locked, and lifts a lockout after failed attempts.</summary>
public sealed class UnlockUser(Database database, AccountEvents events)
{
    /// <param name="actorId">The administrator who asks; null for a command.</param>
    public async Task<Result<Done>> ExecuteAsync(Guid userId, Guid? actorId, CancellationToken cancellationToken)
    {
        var unlocked = await database.WriteAsync<Done>(
            async session =>
            {
                if (await UserRows.LockAsync(session, userId) is not { } account)
                    return new NotFoundError("user");
                account.AccessFailedCount = 0;
                account.LockoutEnd = null;
                await UserRows.UpdateCredentialsAsync(session, account);
                await UserRows.SetLockedAsync(session, userId, null);
                return new Done();
            },
            cancellationToken);
        if (unlocked.Succeeded)
            events.UserUnlocked(userId, actorId);
        return unlocked;
    }
}
