using FinanceTrack.Domain.Mail;
using FinanceTrack.Tests.Support;
using FinanceTrack.Tests.Users;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace FinanceTrack.Tests.Mail;

public sealed class SmtpTests
{
    private static readonly Email Email = new(
        Guid.NewGuid(), Guid.NewGuid(), "ann@example.com", "Hello", "A line.\n.\nAnother line.", DateTimeOffset.UtcNow,
        DateTimeOffset.MaxValue);

    [SkippableFact]
    public async Task A_host_with_a_mail_server_sends_the_first_mail_there_and_leaves_none_in_a_blob()
    {
        FinanceTrackHost.InProcessOnly();
        await using var inbox = new SmtpInbox();
        await using var host = await FinanceTrackHost.StartAsync(new()
        {
            ["Mail:From"] = "Accounts <accounts@finance.example>",
            ["Mail:Smtp:Host"] = "127.0.0.1",
            ["Mail:Smtp:Port"] = $"{inbox.Port}",
            ["Mail:Smtp:Security"] = nameof(SecureSocketOptions.None),
            ["Mail:Smtp:User"] = "finance",
            ["Mail:Smtp:Password"] = "between us",
        });
        using var user = await TestUser.RegisterAsync(host);

        await Eventually.TrueAsync("the mail was sent", () => inbox.Deliveries.Count > 0);

        var (signedIn, mail) = Assert.Single(inbox.Deliveries);
        Assert.Equal("finance between us", signedIn);
        Assert.Equal(
            "Accounts <accounts@finance.example>", Assert.Single(mail.From.Mailboxes)
            .ToString(FormatOptions.Default, encode: false).Replace("\"", "", StringComparison.Ordinal));
        Assert.Equal(user.Email, Assert.Single(mail.To.Mailboxes).Address);
        Assert.Equal("Confirm your e-mail address", mail.Subject);
        Assert.Contains("Code: ", mail.TextBody, StringComparison.Ordinal);
        Assert.EndsWith("@finance.example", mail.MessageId, StringComparison.Ordinal);
        Assert.Empty(await new Mailbox(host, user.Id).ListAsync());
    }

    [Fact]
    public async Task A_mail_sent_again_arrives_whole_and_under_the_same_message_id()
    {
        await using var inbox = new SmtpInbox();
        var message = Message();

        await Transport(inbox.Port).SendAsync(Email, message, CancellationToken.None);
        await Transport(inbox.Port).SendAsync(Email, message, CancellationToken.None);

        Assert.Equal([message.MessageId, message.MessageId], inbox.Deliveries.Select(delivery => delivery.Mail.MessageId));
        Assert.Equal(Email.Text, inbox.Deliveries[0].Mail.TextBody?.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal("", inbox.Deliveries[0].SignedIn);
    }

    [Theory]
    [InlineData("550 5.1.1 <ann@example.com>: no such mailbox", 550)]
    [InlineData("451 4.7.1 <ann@example.com>: greylisted, come again", 451)]
    public async Task A_refused_mail_is_classified_by_the_reply_code_and_no_address_is_kept(string refusal, int status)
    {
        await using var inbox = new SmtpInbox { Refusal = refusal };

        var reply = await Transport(inbox.Port).SendAsync(Email, Message(), CancellationToken.None);

        Assert.Equal(status < 500 ? new MailReply.Deferred(status) : new MailReply.Refused(status), reply);
        Assert.Empty(inbox.Deliveries);
    }

    [Theory]
    [InlineData("421 4.3.2 no service, ann@example.com", null)]
    [InlineData(null, "454 4.7.0 Temporary authentication failure")]
    public async Task A_server_that_accepts_no_mail_for_now_is_unreachable(string? refusal, string? signInRefusal)
    {
        await using var inbox = new SmtpInbox { Refusal = refusal, SignInRefusal = signInRefusal };

        var reply = await Transport(inbox.Port, user: "finance").SendAsync(Email, Message(), CancellationToken.None);

        Assert.DoesNotContain("ann", Assert.IsType<MailReply.Unreachable>(reply).Cause.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_server_is_unreachable()
    {
        var inbox = new SmtpInbox();
        await inbox.DisposeAsync();

        Assert.IsType<MailReply.Unreachable>(await Transport(inbox.Port).SendAsync(Email, Message(), CancellationToken.None));
    }

    [Fact]
    public async Task A_wrong_password_is_an_error_of_the_settings()
    {
        await using var inbox = new SmtpInbox { SignInRefusal = "535 5.7.8 Authentication failed" };

        await Assert.ThrowsAsync<AuthenticationException>(
            () => Transport(inbox.Port, user: "finance").SendAsync(Email, Message(), CancellationToken.None));
    }

    [Fact]
    public async Task A_mail_is_accepted_although_the_server_does_not_answer_QUIT()
    {
        await using var inbox = new SmtpInbox { LeavesFarewellsUnanswered = true };

        Assert.IsType<MailReply.Accepted>(await Transport(inbox.Port).SendAsync(Email, Message(), CancellationToken.None));

        Assert.Single(inbox.Deliveries);
    }

    [Fact]
    public async Task A_server_without_encryption_gets_no_password_and_no_mail_by_default()
    {
        await using var inbox = new SmtpInbox();

        await Assert.ThrowsAsync<NotSupportedException>(
            () => Transport(inbox.Port, new SmtpOptions().Security).SendAsync(Email, Message(), CancellationToken.None));

        Assert.Empty(inbox.Deliveries);
    }

    private static SmtpTransport Transport(int port, SecureSocketOptions security = SecureSocketOptions.None, string? user = null) =>
        new(Options.Create(new MailOptions
        {
            Smtp = new SmtpOptions { Host = "127.0.0.1", Port = port, Security = security, User = user },
        }));

    private static MimeMessage Message() => new()
    {
        From = { MailboxAddress.Parse("no-reply@finance.example") },
        To = { MailboxAddress.Parse(Email.To) },
        Subject = Email.Subject,
        MessageId = $"{Email.Id}@finance.example",
        Body = new TextPart("plain") { Text = Email.Text },
    };
}
