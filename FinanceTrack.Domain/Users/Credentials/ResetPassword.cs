using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Tokens;

namespace FinanceTrack.Domain.Users.Credentials;

public sealed record PasswordReset
{
    /// <summary>From the mail.</summary>
    [Required]
    public string? Token { get; init; }

    [Required, MinLength(AccountRules.MinPasswordLength), MaxLength(AccountRules.MaxPasswordLength)]
    public string? NewPassword { get; init; }

    /// <summary>Revokes every API key as well.</summary>
    public bool RevokeApiKeys { get; init; }
}

/// <summary>
/// Sets a new password for the holder of the mailed token, ends every session and lifts a lockout. Two-factor sign-in stays on, and so
/// does the count of wrong codes. A use that is refused for its new password is counted, and voids the token after a few.
/// The token proves the address. Where it was not proved before, another person may have opened the account: it is taken over
/// (<see cref="TakeOverAccount"/>), and nothing of it stays. API keys of an address that was confirmed before stay unless asked otherwise.
/// </summary>
public sealed class ResetPassword(
    Database database,
    AccountManagers accounts,
    Passwords passwords,
    BreachedPasswords breached,
    TakeOverAccount takeOver,
    OtherAccess otherAccess,
    OneTimeTokenTable tokens,
    AccountMails mails,
    SecurityEvents events)
{
    public async Task<Result<Done>> ExecuteAsync(PasswordReset reset, Client client, CancellationToken cancellationToken)
    {
        var token = reset.Token ?? "";
        var account = await database.ReadAsync(session => FindAsync(session, token), cancellationToken);
        var errors = new ValidationErrors();
        errors.Require(token.Length > 0, "/token", "Must be the token from the mail.");
        AccountRules.CheckNewPassword(errors, "/newPassword", reset.NewPassword, account?.Email, account?.DisplayName);
        if (!errors.Any && account is not null)
            await breached.CheckAsync(errors, "/newPassword", reset.NewPassword!, cancellationToken);
        if (errors.Any)
            return await RefuseAsync(token, account, errors, cancellationToken);
        if (account is null)
            return new NotFoundError("password reset");

        if (!(await passwords.HashAsync(reset.NewPassword!, cancellationToken)).TryGet(out var hash, out var busy))
            return busy;
        return await database.WriteAsync<Done>(session => SetAsync(session, reset, hash, client), cancellationToken);
    }

    private async Task<UserAccount?> FindAsync(DbSession session, string token) =>
        await tokens.FindOwnerAsync(session, token, OneTimePurpose.PasswordReset) is { } userId
            ? await UserTable.FindAsync(session, userId)
            : null;

    private async Task<Error> RefuseAsync(string token, UserAccount? account, ValidationErrors errors, CancellationToken cancellationToken)
    {
        if (account is not null)
        {
            await database.WriteAsync(
                session => OneTimeTokenTable.RefuseAsync(session, token, OneTimePurpose.PasswordReset), cancellationToken);
        }

        return errors.ToError();
    }

    private async Task<Result<Done>> SetAsync(DbSession session, PasswordReset reset, string hash, Client client)
    {
        if (await tokens.RedeemAsync(session, reset.Token!, OneTimePurpose.PasswordReset) is not { } userId
            || await UserTable.LockAsync(session, userId) is not { } account)
        {
            return new NotFoundError("password reset");
        }

        if (account.EmailConfirmed)
        {
            await NewPassword.SetAsync(new VerifiedAccount(session, accounts.In(session), account), hash);
            await otherAccess.EndAsync(session, userId, sessionId: null, endSessions: true, reset.RevokeApiKeys);
        }
        else if (!(await takeOver.ExecuteAsync(session, account, hash)).TryGet(out account, out var error))
        {
            return error;
        }

        await SignInFailures.ForgetAsync(
            session, new SignInSource(account.NormalizedEmail, AttemptTable.SubjectOf(client.Address), IsKnown: false));
        await mails.SendPasswordChangedAsync(session, account);
        session.WhenCommitted(() => events.PasswordSet(account.Id, "reset"));
        return new Done();
    }
}
