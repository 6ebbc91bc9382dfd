using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.Operators;

/// <summary>Ends every session of a user. Refresh tokens are void at once; access tokens on other instances within ten minutes.</summary>
public sealed class EndUserSessions(Database database, CheckSession check, SessionTokens sessions, AccountEvents events)
{
    /// <param name="admin">The administrator who asks; null for a command.</param>
    public async Task<Result<Done>> ExecuteAsync(Guid userId, CallerSession? admin, CancellationToken cancellationToken)
    {
        var ended = await database.WriteAsync<Done>(
            async session =>
            {
                if (await check.RefuseAdminAsync(session, admin) is { } refused)
                    return refused;
                if (await UserRows.LockAsync(session, userId) is null)
                    return new NotFoundError("user");
                await sessions.EndAllAsync(session, userId, except: null);
                return new Done();
            },
            cancellationToken);
        if (ended.Succeeded)
            events.SessionsEnded(userId, admin?.UserId);
        return ended;
    }
}
