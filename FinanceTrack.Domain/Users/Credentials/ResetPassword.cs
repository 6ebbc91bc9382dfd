using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.ApiKeys;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Domain.Users.Tokens;

namespace FinanceTrack.Domain.Users.Credentials;

public sealed record PasswordReset
{
    public string? NewPassword { get; init; }
}

/// <summary>
/// Sets a new password for who holds the mailed token, ends every session and lifts a lockout. Two-factor sign-in stays on.
/// The token shows that the address is the user's, so it counts as confirmed. Until then anyone could have opened the account with it:
/// their API keys end with their sessions. The keys of an address that was confirmed before go on.
/// </summary>
public sealed class ResetPassword(
    Database database, AccountManagers accounts, Passwords passwords, SessionTokens sessions, OneTimeTokens tokens, AccountMails mails)
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
        return await database.WriteAsync<Done>(session => SetAsync(session, token, reset.NewPassword!, hash), cancellationToken);
    }

    private async Task<Result<Done>> SetAsync(DbSession session, string token, string password, string hash)
    {
        if (await tokens.RedeemAsync(session, token, OneTimePurpose.PasswordReset) is not { } userId
            || await UserRows.LockAsync(session, userId) is not { } account)
            return new NotFoundError("password reset");
        var errors = new ValidationErrors();
        AccountRules.CheckNewPassword(errors, "/newPassword", password, account.Email);
        if (errors.Any)
            return errors.ToError();

        if (!account.EmailConfirmed)
            await ApiKeyRows.EraseUserAsync(session, userId);
        account.EmailConfirmed = true;
        await NewPassword.SetAsync(new ProvenAccount(session, accounts.In(session), account), hash);
        await sessions.EndAllAsync(session, userId, except: null);
        await mails.SendPasswordChangedAsync(session, account);
        return new Done();
    }
}
