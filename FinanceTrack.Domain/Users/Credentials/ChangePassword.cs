using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Tokens;

namespace FinanceTrack.Domain.Users.Credentials;

public sealed record PasswordChange
{
    public string? CurrentPassword { get; init; }

    public string? NewPassword { get; init; }

    /// <summary>Revokes every API key as well.</summary>
    public bool RevokeApiKeys { get; init; }
}

/// <summary>Changes the password for who knows the present one, and ends every other session. API keys stay unless asked otherwise.</summary>
public sealed class ChangePassword(
    Database database, ProvenWrites proven, Passwords passwords, OtherAccess otherAccess, AccountMails mails)
{
    /// <param name="sessionId">The session that asks, which goes on.</param>
    public async Task<Result<Done>> ExecuteAsync(Guid userId, Guid sessionId, PasswordChange change, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(session => UserRows.FindAsync(session, userId), cancellationToken) is not { } account)
            return new NotFoundError("user");
        var errors = new ValidationErrors();
        AccountRules.CheckGivenPassword(errors, "/currentPassword", change.CurrentPassword);
        AccountRules.CheckNewPassword(errors, "/newPassword", change.NewPassword, account.Email);
        if (errors.Any)
            return errors.ToError();

        var hash = passwords.Hash(change.NewPassword!);
        return await proven.WriteAsync<Done>(
            account,
            change.CurrentPassword!,
            async right =>
            {
                await NewPassword.SetAsync(right, hash);
                await OneTimeTokens.DeleteAsync(right.Session, userId, OneTimePurpose.PasswordReset);
                await otherAccess.EndAsync(right.Session, userId, sessionId, endSessions: true, change.RevokeApiKeys);
                await mails.SendPasswordChangedAsync(right.Session, right.Account);
                return new Done();
            },
            cancellationToken);
    }
}
