using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Domain.Users.TwoFactor;

namespace FinanceTrack.Domain.Users.Operators;

/// <summary>
/// Turns two-factor sign-in off for a user who has lost the authenticator and the recovery codes. The operator has to know who asks.
/// Every session ends, and the user is told by mail.
/// </summary>
public sealed class RemoveSecondFactor(
    OperatorWrites writes, AccountManagers accounts, SessionTokens sessions, AccountMails mails,
    AuditTrail audit, AccountEvents events)
{
    /// <param name="admin">The administrator who asks; null for a command.</param>
    public async Task<Result<Done>> ExecuteAsync(
        Guid userId, ProvenReason why, CallerSession? admin, CancellationToken cancellationToken)
    {
        if (why.Problem() is { } problem)
            return problem;
        if (userId == admin?.UserId)
            return new ConflictError("An administrator turns their own second factor off with password and code.");
        var removed = await writes.WriteAsync(
            admin,
            why,
            async session =>
            {
                if (await UserTable.LockAsync(session, userId) is not { } account)
                    return new NotFoundError("user");
                if (!account.TwoFactorEnabled)
                    return new ConflictError("Two-factor sign-in is off.");
                var manager = accounts.In(session);
                account.AuthenticatorKey = null;
                SecondFactor.ForgetFailures(account);
                await manager.GenerateNewTwoFactorRecoveryCodesAsync(account, 0);
                await manager.SetTwoFactorEnabledAsync(account, false);
                await sessions.EndAllAsync(session, userId, except: null);
                await mails.SendTwoFactorChangedAsync(session, account, enabled: false);
                await audit.AddAsync(session, new AuditEntry(AuditKind.TwoFactorRemoval, AuditActor.Administrator(admin))
                {
                    SubjectId = userId,
                    Reason = why.Text,
                });
                return new Done();
            },
            cancellationToken);
        if (removed.Succeeded)
            events.SecondFactorRemoved(userId, admin?.UserId);
        return removed;
    }
}
