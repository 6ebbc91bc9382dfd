using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Domain.Users.TwoFactor;

namespace FinanceTrack.Domain.Users.Operators;

/// <summary>
/// Unlocks an account that an operator has locked, and forgets failed sign-ins over all addresses and wrong codes. A client that is locked
/// for its own failures waits for its window to end.
/// </summary>
public sealed class UnlockUser(OperatorWrites writes, AuditTrail audit, AccountEvents events)
{
    /// <param name="admin">The administrator who asks; null for a command.</param>
    public async Task<Result<Done>> ExecuteAsync(
        Guid userId, ProvenReason why, CallerSession? admin, CancellationToken cancellationToken)
    {
        if (why.Problem() is { } problem)
            return problem;
        var unlocked = await writes.WriteAsync(
            admin,
            why,
            async session =>
            {
                if (await UserTable.LockAsync(session, userId) is not { } account)
                    return new NotFoundError("user");
                account.AccessFailedCount = 0;
                account.LockoutEnd = null;
                SecondFactor.ForgetFailures(account);
                await UserTable.UpdateCredentialsAsync(session, account);
                await UserTable.SetLockedAsync(session, userId, null);
                await SignInFailures.ForgetOverallAsync(session, account.NormalizedEmail);
                await audit.AddAsync(session, new AuditEntry(AuditKind.UserUnlock, AuditActor.Administrator(admin))
                {
                    SubjectId = userId,
                    Reason = why.Text,
                });
                return new Done();
            },
            cancellationToken);
        if (unlocked.Succeeded)
            events.UserUnlocked(userId, admin?.UserId);
        return unlocked;
    }
}
