using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Credentials;

namespace FinanceTrack.Domain.Users.TwoFactor;

/// <summary>Turns two-factor sign-in off for a caller who knows the password and has a code; key and recovery codes are deleted.</summary>
public sealed class EndTwoFactor(
    Database database, PasswordVerifiedWrites proven, SecondFactor secondFactor, OtherAccess otherAccess, AccountMails mails, SecurityEvents events)
{
    /// <param name="sessionId">The session that asks, which stays open.</param>
    public async Task<Result<Done>> ExecuteAsync(Guid userId, Guid sessionId, TwoFactorProof removal, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        AccountRules.CheckGivenPassword(errors, "/password", removal.Password);
        if (errors.Any)
            return errors.ToError();

        var account = await database.ReadAsync(session => UserRows.FindAsync(session, userId), cancellationToken);
        return await proven.WriteAsync<Done>(
            account,
            removal.Password!,
            async right =>
            {
                if (!right.Account.TwoFactorEnabled)
                    return new ConflictError("Two-factor sign-in is off.");
                if (await secondFactor.RefuseAsync(right, removal.Code) is { } refused)
                    return refused;
                right.Account.AuthenticatorKey = null;
                await right.Manager.GenerateNewTwoFactorRecoveryCodesAsync(right.Account, 0);
                await right.Manager.SetTwoFactorEnabledAsync(right.Account, false);
                await otherAccess.EndAsync(right.Session, userId, sessionId, removal.EndOtherSessions, removal.RevokeApiKeys);
                await mails.SendTwoFactorChangedAsync(right.Session, right.Account, enabled: false);
                right.Session.WhenCommitted(() => events.SecondFactorChanged(userId, "off"));
                return new Done();
            },
            cancellationToken);
    }
}
