using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Tokens;

namespace FinanceTrack.Domain.Users.Credentials;

public sealed record PasswordReset
{
    public string? NewPassword { get; init; }

    /// <summary>Revokes every API key as well.</summary>
    public bool RevokeApiKeys { get; init; }
}

/// <summary>
/// Sets a new password for who holds the mailed token, ends every session and lifts a lockout. Two-factor sign-in stays on.
/// The token proves the address. Where it was not proved before, another person may have opened the account: it is taken over
/// (<see cref="TakeOverAccount"/>), and nothing of it stays. API keys of an address that was confirmed before stay unless asked otherwise.
/// </summary>
public sealed class ResetPassword(
    Database database,
    AccountManagers accounts,
    Passwords passwords,
    TakeOverAccount takeOver,
    OtherAccess otherAccess,
    OneTimeTokens tokens,
    AccountMails mails)
{
    public async Task<Result<Done>> ExecuteAsync(string token, PasswordReset reset, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        AccountRules.CheckNewPassword(errors, "/newPassword", reset.NewPassword, email: null);
        if (errors.Any)
            return errors.ToError();
        if (!await database.ReadAsync(session => tokens.IsGoodAsync(session, token, OneTimePurpose.PasswordReset), cancellationToken))
            return new NotFoundError("password reset");

        var hash = passwords.Hash(reset.NewPassword!);
        return await database.WriteAsync<Done>(session => SetAsync(session, token, reset, hash), cancellationToken);
    }

    private async Task<Result<Done>> SetAsync(DbSession session, string token, PasswordReset reset, string hash)
    {
        if (await tokens.RedeemAsync(session, token, OneTimePurpose.PasswordReset) is not { } userId
            || await UserRows.LockAsync(session, userId) is not { } account)
            return new NotFoundError("password reset");
        var errors = new ValidationErrors();
        AccountRules.CheckNewPassword(errors, "/newPassword", reset.NewPassword, account.Email);
        if (errors.Any)
            return errors.ToError();

        if (account.EmailConfirmed)
        {
            await NewPassword.SetAsync(new ProvenAccount(session, accounts.In(session), account), hash);
            await otherAccess.EndAsync(session, userId, sessionId: null, endSessions: true, reset.RevokeApiKeys);
        }
        else if (!(await takeOver.ExecuteAsync(session, account, hash)).TryGet(out account, out var error))
        {
            return error;
        }

        await mails.SendPasswordChangedAsync(session, account);
        return new Done();
    }
}
