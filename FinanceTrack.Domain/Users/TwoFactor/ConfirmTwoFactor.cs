using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Credentials;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.TwoFactor;

/// <summary>Turns two-factor sign-in on with a first code from the authenticator, and gives the recovery codes.</summary>
public sealed class ConfirmTwoFactor(
    Database database, AccountManagers accounts, SecondFactor secondFactor, OtherAccess otherAccess, AccountMails mails, TimeProvider time)
{
    internal const int RecoveryCodeCount = 10;

    /// <param name="sessionId">The session that asks, which stays open.</param>
    public Task<Result<RecoveryCodes>> ExecuteAsync(Guid userId, Guid sessionId, TwoFactorCode confirmation, CancellationToken cancellationToken) =>
        database.WriteAsync<RecoveryCodes>(
            async session =>
            {
                if (await UserRows.LockAsync(session, userId) is not { } account)
                    return new NotFoundError("user");
                if (await SessionRows.FindAsync(session, userId, sessionId, time.Now()) is null)
                    return new UnauthorizedError("The session has ended.");
                if (account.TwoFactorEnabled || account.AuthenticatorKey is null)
                    return new ConflictError("There is no authenticator key that waits to be confirmed.");
                if (!secondFactor.TakeFromAuthenticator(account, confirmation.Code?.Trim() ?? ""))
                    return new ValidationError("/code", "This is not the authenticator's present code.");

                var manager = accounts.In(session);
                await manager.SetTwoFactorEnabledAsync(account, true);
                var codes = await manager.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodeCount);
                await otherAccess.EndAsync(session, userId, sessionId, confirmation.EndOtherSessions, confirmation.RevokeApiKeys);
                await mails.SendTwoFactorChangedAsync(session, account, enabled: true);
                return new RecoveryCodes([.. codes!]);
            },
            cancellationToken);
}
