using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.ApiKeys;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Domain.Users.Tokens;

namespace FinanceTrack.Domain.Users.Credentials;

public sealed record PasswordReset
{
    /// <summary>From the mail.</summary>
    public string? Token { get; init; }

    public string? NewPassword { get; init; }
}

/// <summary>
/// Sets a new password for the holder of the mailed token, ends every session and lifts a lockout. Two-factor sign-in stays on, and so
/// does the count of wrong codes. A use that is refused for its new password is counted, and voids the token after a few.
/// The token shows that the address is the user's, so it counts as confirmed. Until then anyone could have opened the account with it:
/// their API keys end with their sessions. The keys of an address that was confirmed before stay.
/// </summary>
public sealed class ResetPassword(
    Database database,
    AccountManagers accounts,
    Passwords passwords,
    BreachedPasswords breached,
    SessionTokens sessions,
    OneTimeTokens tokens,
    SignInFailures failures,
    AccountMails mails,
    SecurityEvents events)
{
    public async Task<Result<Done>> ExecuteAsync(PasswordReset reset, Client client, CancellationToken cancellationToken)
    {
        var token = reset.Token ?? "";
        var account = await database.ReadAsync(session => FindAsync(session, token), cancellationToken);
        var errors = new ValidationErrors();
        errors.Require(token.Length > 0, "/token", "The token from the mail must be here.");
        AccountRules.CheckNewPassword(errors, "/newPassword", reset.NewPassword, account?.Email, account?.DisplayName);
        if (!errors.Any && account is not null)
            await breached.CheckAsync(errors, "/newPassword", reset.NewPassword!, cancellationToken);
        if (errors.Any)
            return await RefuseAsync(token, account, errors, cancellationToken);
        if (account is null)
            return new NotFoundError("password reset");

        if (!(await passwords.HashAsync(reset.NewPassword!, cancellationToken)).TryGet(out var hash, out var busy))
            return busy;
        return await database.WriteAsync<Done>(session => SetAsync(session, token, hash, client), cancellationToken);
    }

    private async Task<UserAccount?> FindAsync(DbSession session, string token) =>
        await tokens.FindOwnerAsync(session, token, OneTimePurpose.PasswordReset) is { } userId ? await UserRows.FindAsync(session, userId) : null;

    private async Task<Error> RefuseAsync(string token, UserAccount? account, ValidationErrors errors, CancellationToken cancellationToken)
    {
        if (account is not null)
            await database.WriteAsync(session => OneTimeTokens.RefuseAsync(session, token, OneTimePurpose.PasswordReset), cancellationToken);
        return errors.ToError();
    }

    private async Task<Result<Done>> SetAsync(DbSession session, string token, string hash, Client client)
    {
        if (await tokens.RedeemAsync(session, token, OneTimePurpose.PasswordReset) is not { } userId
            || await UserRows.LockAsync(session, userId) is not { } account)
            return new NotFoundError("password reset");

        if (!account.EmailConfirmed)
            await ApiKeyRows.EraseUserAsync(session, userId);
        account.EmailConfirmed = true;
        await NewPassword.SetAsync(new ProvenAccount(session, accounts.In(session), account), hash);
        await failures.ForgetAsync(session, new SignInSource(account.NormalizedEmail, Attempts.SubjectOf(client.Address), IsKnown: false));
        await sessions.EndAllAsync(session, userId, except: null);
        await mails.SendPasswordChangedAsync(session, account);
        session.WhenCommitted(() => events.PasswordSet(userId, "reset"));
        return new Done();
    }
}
