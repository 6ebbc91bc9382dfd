using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.Operators;

/// <summary>
/// Locks an account until an operator unlocks it: sign-in is refused, every session ends, and its API keys are refused. A new password
/// does not unlock it. Nothing of the user is deleted.
/// </summary>
public sealed class LockUser(
    OperatorWrites writes, SessionTokens sessions, AuditTrail audit, AccountEvents events, TimeProvider time)
{
    /// <param name="admin">The administrator who asks; null for a command.</param>
    public async Task<Result<Done>> ExecuteAsync(
        Guid userId, ProvenReason why, CallerSession? admin, CancellationToken cancellationToken)
    {
        if (why.Problem() is { } problem)
            return problem;
        if (userId == admin?.UserId)
            return new ConflictError("An administrator cannot lock their own account.");
        var locked = await writes.WriteAsync(
            admin,
            why,
            async session =>
            {
                if (await UserTable.LockAsync(session, userId) is not { } account)
                    return new NotFoundError("user");
                await UserTable.SetLockedAsync(session, userId, account.LockedAt ?? time.Now());
                await sessions.EndAllAsync(session, userId, except: null);
                await audit.AddAsync(session, new AuditEntry(AuditKind.UserLock, AuditActor.Administrator(admin))
                {
                    SubjectId = userId,
                    Reason = why.Text,
                });
                return new Done();
            },
            cancellationToken);
        if (locked.Succeeded)
            events.UserLocked(userId, admin?.UserId);
        return locked;
    }
}
