using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Tokens;
using Microsoft.AspNetCore.Identity;

namespace FinanceTrack.Domain.Users.Credentials;

public sealed record PasswordResetRequest
{
    public string? Email { get; init; }
}

/// <summary>
/// Mails a token with which a new password can be set. Says the same, after the same time, whether the address is known or not.
/// </summary>
public sealed class RequestPasswordReset(
    Database database, ILookupNormalizer normalizer, OneTimeTokens tokens, AccountMails mails, Attempts attempts)
{
    // Longer than the writes take.
    private static readonly TimeSpan AnswersAfter = TimeSpan.FromMilliseconds(200);

    public async Task<Result<Done>> ExecuteAsync(PasswordResetRequest request, Client client, CancellationToken cancellationToken)
    {
        if (!AccountRules.IsEmail(request.Email))
            return new ValidationError("/email", "This is not an e-mail address.");
        var email = normalizer.NormalizeEmail(request.Email)!;
        if (await attempts.CountAsync(
            cancellationToken,
            new Limit("mail/account", email, attempts.Limits.MailsPerAccount),
            new Limit("mail/address", Attempts.SubjectOf(client.Address), attempts.Limits.MailsPerAddress)) is { } tooMany)
            return tooMany;

        var answer = Task.Delay(AnswersAfter, cancellationToken);
        await database.WriteAsync(session => SendAsync(session, email), cancellationToken);
        await answer;
        return new Done();
    }

    private async Task<Done> SendAsync(DbSession session, string email)
    {
        if (await UserRows.FindByEmailAsync(session, email) is { } account)
        {
            var token = await tokens.CreateAsync(session, account.Id, OneTimePurpose.PasswordReset);
            await mails.SendPasswordResetAsync(session, account, token);
        }

        return new Done();
    }
}
