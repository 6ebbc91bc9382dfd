using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Credentials;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.TwoFactor;

/// <summary>Turns two-factor sign-in on with a first code from the authenticator, and gives the recovery codes.</summary>
public sealed class ConfirmTwoFactor(
    Database database,
    AccountManagers accounts,
    SecondFactor secondFactor,
    OtherAccess otherAccess,
    AccountMails mails,
    Attempts attempts,
    SecurityEvents events,
    TimeProvider time)
{
    internal const int RecoveryCodeCount = 10;

    /// <param name="sessionId">The session that asks, which stays open.</param>
    public async Task<Result<RecoveryCodes>> ExecuteAsync(
        Guid userId, Guid sessionId, TwoFactorCode confirmation, CancellationToken cancellationToken)
    {
        var limit = new Limit("proof/user", userId.ToString(), attempts.Limits.ProofsPerUser);
        if (await attempts.CountAsync(cancellationToken, limit) is { } tooMany)
            return tooMany;
        return await database.WriteAsync<RecoveryCodes>(
            async session =>
            {
                if (await UserRows.LockAsync(session, userId) is not { } account)
                    return new NotFoundError("user");
                if (await SessionRows.FindAsync(session, userId, sessionId, time.Now()) is null)
                    return new UnauthorizedError("The session has ended.");
                if (account.TwoFactorEnabled || account.AuthenticatorKey is null)
                    return new ConflictError("There is no authenticator key to confirm.");
                if (!await secondFactor.TakeFromAuthenticatorAsync(account, confirmation.Code?.Trim() ?? "", cancellationToken))
                    return new ValidationError("/code", "The code is not the authenticator's current code.");

                var manager = accounts.In(session);
                await manager.SetTwoFactorEnabledAsync(account, true);
                var codes = await manager.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodeCount);
                await otherAccess.EndAsync(session, userId, sessionId, confirmation.EndOtherSessions, confirmation.RevokeApiKeys);
                await mails.SendTwoFactorChangedAsync(session, account, enabled: true);
                session.WhenCommitted(() => events.SecondFactorChanged(userId, "on"));
                return new RecoveryCodes([.. codes!]);
            },
            cancellationToken);
    }
}
