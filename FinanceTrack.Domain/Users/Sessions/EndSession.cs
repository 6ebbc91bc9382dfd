using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Users.Sessions;

/// <summary>
/// Ends a session of the user's own: its refresh token is void at once, its access tokens at once on this instance and within their
/// ten minutes on others.
/// </summary>
public sealed class EndSession(Database database, CheckSession check, SessionTokens sessions, AuditTrail audit, TimeProvider time)
{
    /// <param name="sessionId">The one to end: the caller's own, or another of the same user.</param>
    public Task<Result<Done>> ExecuteAsync(CallerSession caller, Guid sessionId, CancellationToken cancellationToken) =>
        database.WriteAsync<Done>(
            async session =>
            {
                if (!(await check.LockAsync(session, caller)).TryGet(out _, out var ended))
                    return ended;
                if (await SessionTable.FindAsync(session, caller.UserId, sessionId, time.Now()) is null)
                    return new NotFoundError("session");
                await sessions.EndAsync(session, caller.UserId, sessionId);
                await audit.AddAsync(session, new AuditEntry(AuditKind.SessionEnd, AuditActor.User(caller))
                {
                    SubjectId = caller.UserId,
                    Details = new { sessionId },
                });
                return new Done();
            },
            cancellationToken);
}
