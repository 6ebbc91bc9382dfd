using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Credentials;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.TwoFactor;

/// <summary>Gives new recovery codes to a caller who knows the password and has a code; the old ones are void.</summary>
public sealed class RenewRecoveryCodes(
    TwoFactorVerifiedWrites verifiedWrites, OtherAccess otherAccess, AccountMails mails, AuditTrail audit, SecurityEvents events)
{
    /// <param name="caller">Its session stays open.</param>
    public Task<Result<RecoveryCodes>> ExecuteAsync(CallerSession caller, TwoFactorProof proof, CancellationToken cancellationToken) =>
        verifiedWrites.WriteAsync<RecoveryCodes>(
            caller,
            proof,
            async verified =>
            {
                var codes = await verified.Manager.GenerateNewTwoFactorRecoveryCodesAsync(
                    verified.Account, ConfirmTwoFactor.RecoveryCodeCount);
                await UserTable.UpdateCredentialsAsync(verified.Session, verified.Account);
                await otherAccess.EndAsync(
                    verified.Session, caller.UserId, caller.SessionId, proof.EndOtherSessions, proof.RevokeApiKeys);
                await mails.SendRecoveryCodesRenewedAsync(verified.Session, verified.Account);
                verified.Session.WhenCommitted(() => events.SecondFactorChanged(caller.UserId, "new recovery codes"));
                await audit.AddAsync(
                    verified.Session,
                    new AuditEntry(AuditKind.RecoveryCodesRenewal, AuditActor.User(caller)) { SubjectId = caller.UserId });
                return new RecoveryCodes([.. codes!]);
            },
            cancellationToken);
}
