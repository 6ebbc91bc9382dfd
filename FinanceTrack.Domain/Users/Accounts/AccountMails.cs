using System.Globalization;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Mail;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.ApiKeys;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Tokens;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>
/// The mails about an account. Each leaves when the transaction it is written in commits. None holds a word that a user chose: anyone
/// can register another person's address, and an API key can change a name. For that reason an address that was never confirmed gets few
/// (<see cref="UnaskedMails"/>).
/// </summary>
public sealed class AccountMails(Outbox outbox, UnaskedMails unasked, IOptions<AccountOptions> options, TimeProvider time)
{
    private static readonly TimeSpan NoticePeriod = TimeSpan.FromDays(7);

    private const string Unconfirmed = """
        This address was never confirmed, so another person may have opened the account. A new password empties it: everything recorded
        in it is deleted. To keep that, sign in with the old password and confirm the address first.


        """;

    /// <summary>An error, and no mail, when the address has had as many as it may.</summary>
    public Task<TooManyRequestsError?> SendConfirmationAsync(DbSession session, UserAccount account, string token) => SendAsync(
        session, account, "Confirm your e-mail address", OneTimeTokenTable.LifetimeOf(OneTimePurpose.EmailConfirmation), $"""
        This address was given for a FinanceTrack account. To confirm that it is yours, signed in to that account:

        {Link(options.Value.EmailConfirmationPage, token, "under Settings")}

        If you did not open the account, do nothing: the address stays unconfirmed.{Deadline}
        """);

    public Task SendPasswordResetAsync(DbSession session, UserAccount account, string token) => AddAsync(
        session, account, "Set a new password", OneTimeTokenTable.LifetimeOf(OneTimePurpose.PasswordReset), $"""
        Someone asked for a new password for your FinanceTrack account. To set one within the next hour:

        {Link(options.Value.PasswordResetPage, token, "where you asked for it")}

        {(account.EmailConfirmed ? "" : Unconfirmed)}If it was not you, do nothing: your password does not change.
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
        Someone who knows the password of your FinanceTrack account gave many wrong codes of the second factor. No code is accepted for
        a while.

        If it was not you, change your password at once.
        """);

    public Task SendRecoveryCodesRenewedAsync(DbSession session, UserAccount account) => SendAsync(
        session, account, "Your recovery codes were replaced", NoticePeriod, """
        New recovery codes were made for your FinanceTrack account, and the old ones no longer work.

        If it was not you, change your password at once.
        """);

    internal Task SendAdminAddedAsync(DbSession session, UserAccount admin, bool isNew) => SendAsync(
        session, admin, "There is a new administrator", NoticePeriod, $"""
        {(isNew ? "Your FinanceTrack account was made" : "An account of your FinanceTrack installation was made")} an administrator's.

        If you do not know why, look at the audit trail, and take the role away at once.
        """);

    // Its name is its maker's own words, so the prefix stands for it.
    internal Task SendApiKeyCreatedAsync(DbSession session, UserAccount account, ApiKeyRow key) => SendAsync(
        session, account, "An API key was created", NoticePeriod, $"""
        An API key that begins with {key.Prefix} was created for your FinanceTrack account.
        It may: {string.Join(", ", ScopeNames.Of(key.Scopes))}. It ends: {EndOf(key)}.

        If it was not you, revoke the key and change your password at once.
        """);

    private string Deadline => options.Value.EraseUnconfirmedAfterDays is > 0 and var days
        ? string.Create(CultureInfo.InvariantCulture, $"""


            An account whose address is not confirmed, and that is not used for {days} days, is deleted with everything in it.
            """)
        : "";

    private static string EndOf(ApiKeyRow key) => key.ExpiresAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "never";

    private async Task<TooManyRequestsError?> SendAsync(
        DbSession session, UserAccount account, string subject, TimeSpan use, string text)
    {
        if (!account.EmailConfirmed && await unasked.CountNoticeAsync(session, account.NormalizedEmail) is { } tooMany)
            return tooMany;
        await AddAsync(session, account, subject, use, text);
        return null;
    }

    private Task AddAsync(DbSession session, UserAccount account, string subject, TimeSpan use, string text) => outbox.AddAsync(
        session,
        QueueNames.Emails,
        Write(account, subject, use, text, time.Now()),
        account.Id);

    private static Email Write(UserAccount account, string subject, TimeSpan use, string text, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), account.Id, account.Email, subject, $"Hello,\n\n{text}", now, now + use);

    /// <param name="place">Where in the console the code is entered, while no page of its own is set.</param>
    internal static string Link(string? page, string token, string place) =>
        page is { Length: > 0 }
            ? page.Replace("{token}", token, StringComparison.Ordinal)
            : $"Code: {token}\n\nEnter it in the console {place}.";
}
