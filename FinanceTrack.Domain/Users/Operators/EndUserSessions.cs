using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.Operators;

/// <summary>Ends every session of a user. Refresh tokens are void at once; access tokens on other instances within ten minutes.</summary>
public sealed class EndUserSessions(
    Database database, CheckSession check, SessionTokens sessions, AuditTrail audit, AccountEvents events)
{
    /// <param name="admin">The administrator who asks; null for a command.</param>
    public async Task<Result<Done>> ExecuteAsync(
        Guid userId, OperatorReason why, CallerSession? admin, CancellationToken cancellationToken)
    {
        if (why.Problem() is { } problem)
            return problem;
        var ended = await database.WriteAsync<Done>(
            async session =>
            {
                if (await check.RefuseAdminAsync(session, admin) is { } refused)
                    return refused;
                if (await UserTable.LockAsync(session, userId) is null)
                    return new NotFoundError("user");
                await sessions.EndAllAsync(session, userId, except: null);
                await audit.AddAsync(session, new AuditEntry(AuditKind.SessionsEnd, AuditActor.Administrator(admin))
                {
                    SubjectId = userId,
                    Reason = why.Text,
                });
                return new Done();
            },
            cancellationToken);
        if (ended.Succeeded)
            events.SessionsEnded(userId, admin?.UserId);
        return ended;
    }
}
