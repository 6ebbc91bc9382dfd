using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Users.Sessions;

/// <summary>
/// Ends a session of the user's own: its refresh token is void at once, its access tokens at once on this instance and within their
/// ten minutes on others.
/// </summary>
public sealed class EndSession(Database database, SessionTokens sessions, TimeProvider time)
{
    public Task<Result<Done>> ExecuteAsync(Guid userId, Guid sessionId, CancellationToken cancellationToken) => database.WriteAsync<Done>(
        async session =>
        {
            if (await SessionRows.FindAsync(session, userId, sessionId, time.Now()) is null)
                return new NotFoundError("session");
            await sessions.EndAsync(session, userId, sessionId);
            return new Done();
        },
        cancellationToken);
}
