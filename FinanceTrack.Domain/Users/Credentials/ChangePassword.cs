using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Domain.Users.Tokens;
using FinanceTrack.Domain.Users.TwoFactor;

namespace FinanceTrack.Domain.Users.Credentials;

public sealed record PasswordChange
{
    [Required, MaxLength(AccountRules.MaxPasswordLength)]
    public string? CurrentPassword { get; init; }

    [Required, MinLength(AccountRules.MinPasswordLength), MaxLength(AccountRules.MaxPasswordLength)]
    public string? NewPassword { get; init; }

    /// <summary>Where two-factor sign-in is on.</summary>
    public string? Code { get; init; }

    /// <summary>Revokes every API key as well.</summary>
    public bool RevokeApiKeys { get; init; }
}

/// <summary>
/// Changes the password for a caller who knows the present one and, where it is on, has the second factor. Every other session ends; API
/// keys stay unless asked otherwise.
/// </summary>
public sealed class ChangePassword(
    Database database,
    PasswordVerifiedWrites verifiedWrites,
    SecondFactor secondFactor,
    OtherAccess otherAccess,
    AccountMails mails,
    AuditTrail audit,
    SecurityEvents events)
{
    /// <param name="caller">Its session stays.</param>
    public async Task<Result<Done>> ExecuteAsync(CallerSession caller, PasswordChange change, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(session => UserTable.FindAsync(session, caller.UserId), cancellationToken) is not { } account)
            return new NotFoundError("user");
        var errors = new ValidationErrors();
        AccountRules.CheckGivenPassword(errors, "/currentPassword", change.CurrentPassword);
        AccountRules.CheckNewPassword(errors, "/newPassword", change.NewPassword, account.Email, account.DisplayName);
        if (errors.Any)
            return errors.ToError();

        return await verifiedWrites.WriteAsync<Done>(
            caller,
            account,
            change.CurrentPassword!,
            async verified =>
            {
                if (verified.Account.TwoFactorEnabled && await secondFactor.RefuseAsync(verified, change.Code) is { } refused)
                    return refused;
                await NewPassword.SetAsync(verified, verified.NewHash!);
                await OneTimeTokenTable.DeleteAsync(verified.Session, caller.UserId, OneTimePurpose.PasswordReset);
                await otherAccess.EndAsync(verified.Session, caller.UserId, caller.SessionId, endSessions: true, change.RevokeApiKeys);
                await mails.SendPasswordChangedAsync(verified.Session, verified.Account);
                verified.Session.WhenCommitted(() => events.PasswordSet(caller.UserId, "change"));
                await audit.AddAsync(verified.Session, new AuditEntry(AuditKind.PasswordChange, AuditActor.User(caller))
                {
                    SubjectId = caller.UserId,
                    Details = new { change.RevokeApiKeys },
                });
                return new Done();
            },
            cancellationToken,
            newPassword: change.NewPassword);
    }
}
