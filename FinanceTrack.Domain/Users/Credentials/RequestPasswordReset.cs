using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Limits;
using Microsoft.AspNetCore.Identity;

namespace FinanceTrack.Domain.Users.Credentials;

public sealed record PasswordResetRequest
{
    [Required, EmailAddress, MaxLength(AccountRules.MaxEmailLength)]
    public string? Email { get; init; }
}

/// <summary>
/// Mails a token with which a new password can be set. The request itself does the same for a known and an unknown address: it counts,
/// and leaves the rest to <see cref="SendPasswordResets"/>. Past a limit no mail is sent, and the answer is the same.
/// </summary>
public sealed class RequestPasswordReset(ILookupNormalizer normalizer, RequestedPasswordResets requested, AttemptTable attempts)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public async Task<Result<Done>> ExecuteAsync(PasswordResetRequest request, Client client, CancellationToken cancellationToken)
    {
        if (!AccountRules.IsEmail(request.Email))
            return new ValidationError("/email", "Must be an e-mail address.");
        var email = normalizer.NormalizeEmail(request.Email)!;
        var address = AttemptTable.SubjectOf(client.Address);
        if (await attempts.CountAsync(
            cancellationToken,
            new Limit("mail/client", $"{email}\n{address}", attempts.Limits.MailsPerAccount),
            new Limit("mail-day/client", $"{email}\n{address}", attempts.Limits.ResetMailsPerDay) { Window = Day },
            new Limit("mail/address", address, attempts.Limits.MailsPerAddress),
            new Limit("mail/account", email, attempts.Limits.MailsPerAccountOverall),
            new Limit("mail-day/account", email, attempts.Limits.ResetMailsPerDayOverall) { Window = Day }) is not null)
        {
            return new Done();
        }

        return requested.TryAdd(email)
            ? new Done()
            : new UnavailableError("Too many mails are waiting to be written. Try again in a few seconds.")
            {
                RetryAfter = TimeSpan.FromSeconds(5)
            };
    }
}
