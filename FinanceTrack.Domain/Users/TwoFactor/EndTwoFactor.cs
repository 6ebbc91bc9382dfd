using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Credentials;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.TwoFactor;

/// <summary>Turns two-factor sign-in off for a caller who knows the password and has a code; key and recovery codes are deleted.</summary>
public sealed class EndTwoFactor(
    Database database, PasswordVerifiedWrites proven, SecondFactor secondFactor, OtherAccess otherAccess, AccountMails mails,
    AuditTrail audit, SecurityEvents events)
{
    /// <param name="caller">Its session stays open.</param>
    public async Task<Result<Done>> ExecuteAsync(CallerSession caller, TwoFactorProof removal, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        AccountRules.CheckGivenPassword(errors, "/password", removal.Password);
        if (errors.Any)
            return errors.ToError();

        var account = await database.ReadAsync(session => UserTable.FindAsync(session, caller.UserId), cancellationToken);
        return await proven.WriteAsync<Done>(
            caller,
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
                await otherAccess.EndAsync(right.Session, caller.UserId, caller.SessionId, removal.EndOtherSessions, removal.RevokeApiKeys);
                await mails.SendTwoFactorChangedAsync(right.Session, right.Account, enabled: false);
                right.Session.WhenCommitted(() => events.SecondFactorChanged(caller.UserId, "off"));
                await audit.AddAsync(
                    right.Session, new AuditEntry(AuditKind.TwoFactorOff, AuditActor.User(caller)) { SubjectId = caller.UserId });
                return new Done();
            },
            cancellationToken);
    }
}
