using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Limits;

namespace FinanceTrack.Domain.Users.TwoFactor;

/// <summary>Turns two-factor sign-in on with a first code from the authenticator, and gives the recovery codes.</summary>
public sealed class ConfirmTwoFactor(
    Database database, AccountManagers accounts, SecondFactor secondFactor, AccountMails mails, Attempts attempts, SecurityEvents events)
{
    internal const int RecoveryCodeCount = 10;

    public async Task<Result<RecoveryCodes>> ExecuteAsync(Guid userId, TwoFactorCode confirmation, CancellationToken cancellationToken)
    {
        var limit = new Limit("proof/user", userId.ToString(), attempts.Limits.ProofsPerUser);
        if (await attempts.CountAsync(cancellationToken, limit) is { } tooMany)
            return tooMany;
        return await database.WriteAsync<RecoveryCodes>(
            async session =>
            {
                if (await UserRows.LockAsync(session, userId) is not { } account)
                    return new NotFoundError("user");
                if (account.TwoFactorEnabled || account.AuthenticatorKey is null)
                    return new ConflictError("There is no authenticator key that waits to be confirmed.");
                if (!await secondFactor.TakeFromAuthenticatorAsync(account, confirmation.Code?.Trim() ?? "", cancellationToken))
                    return new ValidationError("/code", "This is not the authenticator's present code.");

                var manager = accounts.In(session);
                await manager.SetTwoFactorEnabledAsync(account, true);
                var codes = await manager.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodeCount);
                await mails.SendTwoFactorChangedAsync(session, account, enabled: true);
                session.WhenCommitted(() => events.SecondFactorChanged(userId, "on"));
                return new RecoveryCodes([.. codes!]);
            },
            cancellationToken);
    }
}
