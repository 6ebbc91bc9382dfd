using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Sessions;
using Microsoft.AspNetCore.Identity;

namespace FinanceTrack.Domain.Users.Credentials;

public sealed record PasswordResetRequest
{
    [Required, EmailAddress, MaxLength(AccountRules.MaxEmailLength)]
    public string? Email { get; init; }

    /// <summary>From this client's last sign-in to the account, if it kept it: what strangers ask for then does not hold it up.</summary>
    public string? DeviceToken { get; init; }
}

/// <summary>
/// Mails a token with which a new password can be set. The request itself does the same for a known and an unknown address: it counts,
/// and leaves the rest to <see cref="SendPasswordResets"/>. Past a limit no mail is sent, and the answer is the same. A client that has
/// signed in before has limits apart from those of strangers, who cannot use them up.
/// </summary>
public sealed class RequestPasswordReset(
    Database database, ILookupNormalizer normalizer, DeviceTokens devices, RequestedPasswordResets requested, AttemptTable attempts)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public async Task<Result<Done>> ExecuteAsync(PasswordResetRequest request, Client client, CancellationToken cancellationToken)
    {
        if (!AccountRules.IsEmail(request.Email))
            return new ValidationError("/email", "Must be an e-mail address.");
        var email = normalizer.NormalizeEmail(request.Email)!;
        var device = await DeviceAsync(request.DeviceToken, email, cancellationToken);
        if (await attempts.CountAsync(cancellationToken, LimitsOf(email, device, AttemptTable.SubjectOf(client.Address))) is not null)
            return new Done();

        return requested.TryAdd(email)
            ? new Done()
            : new UnavailableError("Too many mails are waiting to be written. Try again in a few seconds.")
            {
                RetryAfter = TimeSpan.FromSeconds(5)
            };
    }

    /// <summary>The id of a client that has signed in to the account before; the work is the same for an unknown address.</summary>
    private async Task<string?> DeviceAsync(string? deviceToken, string email, CancellationToken cancellationToken)
    {
        if (deviceToken is null)
            return null;
        var account = await database.ReadAsync(session => UserTable.FindByEmailAsync(session, email), cancellationToken);
        return await devices.ReadAsync(deviceToken, account, cancellationToken);
    }

    private Limit[] LimitsOf(string email, string? device, string address)
    {
        var (limits, group) = (attempts.Limits, device is null ? "account" : "known");
        var client = $"{email}\n{device ?? address}";
        Limit[] own =
        [
            new Limit("mail/client", client, limits.MailsPerAccount),
            new Limit("mail-day/client", client, limits.ResetMailsPerDay) { Window = Day },
        ];
        Limit[] ofAccount =
        [
            new Limit($"mail/{group}", email, limits.MailsPerAccountOverall),
            new Limit($"mail-day/{group}", email, limits.ResetMailsPerDayOverall) { Window = Day },
        ];
        return device is null ? [.. own, new Limit("mail/address", address, limits.MailsPerAddress), .. ofAccount] : [.. own, .. ofAccount];
    }
}
