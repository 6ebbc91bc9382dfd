using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Credentials;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.TwoFactor;

/// <summary>Turns two-factor sign-in off for a caller who knows the password and has a code; key and recovery codes are deleted.</summary>
public sealed class EndTwoFactor(
    TwoFactorVerifiedWrites verifiedWrites, OtherAccess otherAccess, AccountMails mails, AuditTrail audit, SecurityEvents events)
{
    /// <param name="caller">Its session stays open.</param>
    public Task<Result<Done>> ExecuteAsync(CallerSession caller, TwoFactorProof removal, CancellationToken cancellationToken) =>
        verifiedWrites.WriteAsync<Done>(
            caller,
            removal,
            async verified =>
            {
                verified.Account.AuthenticatorKey = null;
                await verified.Manager.GenerateNewTwoFactorRecoveryCodesAsync(verified.Account, 0);
                await verified.Manager.SetTwoFactorEnabledAsync(verified.Account, false);
                await otherAccess.EndAsync(
                    verified.Session, caller.UserId, caller.SessionId, removal.EndOtherSessions, removal.RevokeApiKeys);
                await mails.SendTwoFactorChangedAsync(verified.Session, verified.Account, enabled: false);
                verified.Session.WhenCommitted(() => events.SecondFactorChanged(caller.UserId, "off"));
                await audit.AddAsync(
                    verified.Session, new AuditEntry(AuditKind.TwoFactorOff, AuditActor.User(caller)) { SubjectId = caller.UserId });
                return new Done();
            },
            cancellationToken);
}
