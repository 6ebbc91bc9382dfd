using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Credentials;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.TwoFactor;

/// <summary>
/// Turns two-factor sign-in on with a first code from the authenticator, and gives the recovery codes. Wrong codes void the key after a
/// few: no password comes with them, so a stolen session must not have the time to guess one.
/// </summary>
public sealed class ConfirmTwoFactor(
    Database database,
    CheckSession sessions,
    AccountManagers accounts,
    SecondFactor secondFactor,
    OtherAccess otherAccess,
    AccountMails mails,
    AttemptTable attempts,
    AuditTrail audit,
    SecurityEvents events)
{
    internal const int RecoveryCodeCount = 10;

    /// <param name="caller">Its session stays open.</param>
    public async Task<Result<RecoveryCodes>> ExecuteAsync(
        CallerSession caller, TwoFactorCode confirmation, CancellationToken cancellationToken)
    {
        var limit = new Limit("proof/user", caller.UserId.ToString(), attempts.Limits.ProofsPerUser);
        if (await attempts.CountAsync(cancellationToken, limit) is { } tooMany)
            return tooMany;
        // The count of a wrong code must stay.
        return await database.WriteAsync(session => ConfirmAsync(session, caller, confirmation), commitOnFailure: true, cancellationToken);
    }

    private async Task<Result<RecoveryCodes>> ConfirmAsync(DbSession session, CallerSession caller, TwoFactorCode confirmation)
    {
        if (!(await sessions.LockAsync(session, caller)).TryGet(out var account, out var ended))
            return ended;
        if (account.TwoFactorEnabled || account.AuthenticatorKey is null)
            return new ConflictError("There is no authenticator key to confirm.");
        if (await secondFactor.RefuseFirstAsync(session, account, confirmation.Code?.Trim() ?? "") is { } refused)
            return refused;

        var manager = accounts.In(session);
        await manager.SetTwoFactorEnabledAsync(account, true);
        var codes = await manager.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodeCount);
        await otherAccess.EndAsync(session, account.Id, caller.SessionId, confirmation.EndOtherSessions, confirmation.RevokeApiKeys);
        await mails.SendTwoFactorChangedAsync(session, account, enabled: true);
        session.WhenCommitted(() => events.SecondFactorChanged(account.Id, "on"));
        await audit.AddAsync(session, new AuditEntry(AuditKind.TwoFactorOn, AuditActor.User(caller)) { SubjectId = account.Id });
        return new RecoveryCodes([.. codes!]);
    }
}
