using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Credentials;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.TwoFactor;

/// <summary>Gives new recovery codes to who knows the password and has a code; the old ones are void.</summary>
public sealed class RenewRecoveryCodes(
    Database database, PasswordVerifiedWrites proven, SecondFactor secondFactor, OtherAccess otherAccess, AccountMails mails,
    AuditTrail audit, SecurityEvents events)
{
    /// <param name="caller">Its session stays open.</param>
    public async Task<Result<RecoveryCodes>> ExecuteAsync(CallerSession caller, TwoFactorProof proof, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        AccountRules.CheckGivenPassword(errors, "/password", proof.Password);
        if (errors.Any)
            return errors.ToError();

        var account = await database.ReadAsync(session => UserTable.FindAsync(session, caller.UserId), cancellationToken);
        return await proven.WriteAsync<RecoveryCodes>(
            caller,
            account,
            proof.Password!,
            async right =>
            {
                if (!right.Account.TwoFactorEnabled)
                    return new ConflictError("Two-factor sign-in is off.");
                if (await secondFactor.RefuseAsync(right, proof.Code) is { } refused)
                    return refused;
                var codes = await right.Manager.GenerateNewTwoFactorRecoveryCodesAsync(right.Account, ConfirmTwoFactor.RecoveryCodeCount);
                await UserTable.UpdateCredentialsAsync(right.Session, right.Account);
                await otherAccess.EndAsync(right.Session, caller.UserId, caller.SessionId, proof.EndOtherSessions, proof.RevokeApiKeys);
                await mails.SendRecoveryCodesRenewedAsync(right.Session, right.Account);
                right.Session.WhenCommitted(() => events.SecondFactorChanged(caller.UserId, "new recovery codes"));
                await audit.AddAsync(
                    right.Session, new AuditEntry(AuditKind.RecoveryCodesRenewal, AuditActor.User(caller)) { SubjectId = caller.UserId });
                return new RecoveryCodes([.. codes!]);
            },
            cancellationToken);
    }
}
