using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Mail;
using FinanceTrack.Domain.Storage;
using FinanceTrack.Domain.Users.Tokens;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>The mails about an account. Each leaves when the transaction it is written in commits.</summary>
public sealed class AccountMails(Outbox outbox, IOptions<AccountOptions> options, TimeProvider time)
{
    private static readonly TimeSpan NoticePeriod = TimeSpan.FromDays(7);

    public Task SendConfirmationAsync(DbSession session, UserAccount account, string token) => SendAsync(
        session, account, "Confirm your e-mail address", OneTimeTokens.LifetimeOf(OneTimePurpose.EmailConfirmation), $"""
        This address was given for a FinanceTrack account. To confirm that it is yours:

        {Link(options.Value.EmailConfirmationPage, token)}

        If it was not you, do nothing: the address stays unconfirmed.
        """);

    public Task SendPasswordResetAsync(DbSession session, UserAccount account, string token) => SendAsync(
        session, account, "Set a new password", OneTimeTokens.LifetimeOf(OneTimePurpose.PasswordReset), $"""
        Someone asked for a new password for your FinanceTrack account. To set one within the next hour:

        {Link(options.Value.PasswordResetPage, token)}

        If it was not you, do nothing: your password stays as it is.
        """);

    public Task SendPasswordChangedAsync(DbSession session, UserAccount account) => SendAsync(
        session, account, "Your password was changed", NoticePeriod, """
        The password of your FinanceTrack account was changed, and other sessions were signed out.

        If it was not you, ask for a new password at once.
        """);

    public Task SendTwoFactorChangedAsync(DbSession session, UserAccount account, bool enabled) => SendAsync(
        session, account, $"Two-factor sign-in was turned {(enabled ? "on" : "off")}", NoticePeriod, $"""
        Signing in to your FinanceTrack account {(enabled ? "now asks for a code from your authenticator" : "no longer asks for a code")}.

        If it was not you, change your password at once.
        """);

    public Task SendCodesLockedAsync(DbSession session, UserAccount account) => SendAsync(
        session, account, "Wrong codes were tried at your account", NoticePeriod, """
        Someone who knows the password of your FinanceTrack account gave many wrong codes of the second factor. No code is accepted for a while.

        If it was not you, change your password at once.
        """);

    private Task SendAsync(DbSession session, UserAccount account, string subject, TimeSpan use, string text) => outbox.AddAsync(
        session,
        QueueNames.Emails,
        Write(account, subject, use, text, time.Now()),
        account.Id);

    private static Email Write(UserAccount account, string subject, TimeSpan use, string text, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), account.Id, account.Email, subject, $"{Greeting(account)}\n\n{text}", now, now + use);

    // Anyone can register somebody else's address, and nobody's words are to reach it in our name.
    private static string Greeting(UserAccount account) => account.EmailConfirmed ? $"Hello {account.DisplayName}," : "Hello,";

    private static string Link(string? page, string token) =>
        page is { Length: > 0 } ? page.Replace("{token}", token, StringComparison.Ordinal) : $"Token: {token}";
}
