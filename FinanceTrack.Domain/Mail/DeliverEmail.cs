using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace FinanceTrack.Domain.Mail;

/// <summary>
/// Sends a mail from the queue. A crash in the wrong moment sends it twice, with the same <c>Message-Id</c>, by which mail
/// programs know it; a mail of an erased user is dropped. A mail server that is away is waited for during a day.
/// </summary>
public sealed partial class DeliverEmail(
    Database database,
    IMailTransport transport,
    MailBlobs blobs,
    MessageDeferral deferral,
    IOptions<MailOptions> options,
    TimeProvider time,
    ILogger<DeliverEmail> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private static readonly Statement CountUser = Statement.Of("SELECT COUNT(*) FROM Users WHERE Id = @UserId");

    public async Task ExecuteAsync(Email email, CancellationToken cancellationToken)
    {
        if (!await UserExistsAsync(email, cancellationToken))
        {
            LogDropped(email.Id);
            return;
        }

        var age = time.GetUtcNow() - email.WrittenAt;
        try
        {
            await transport.SendAsync(email, Write(email), cancellationToken);
        }
        catch (MailServerAwayException away) when (age < Patience)
        {
            // Again after as long as it has waited already.
            var pause = TimeSpan.FromTicks(Math.Clamp(age.Ticks, ShortestPause.Ticks, LongestPause.Ticks));
            await deferral.DeferAsync(QueueNames.Emails, email, pause, away);
        }

        // The user may have been erased in between: then erasure has not seen this mail, and it goes now.
        if (!await UserExistsAsync(email, cancellationToken))
            await blobs.EraseUserAsync(email.UserId, cancellationToken);
    }

    private async Task<bool> UserExistsAsync(Email email, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => session.ScalarAsync<int>(CountUser, new { email.UserId }), cancellationToken) == 1;

    private MimeMessage Write(Email email)
    {
        var from = MailboxAddress.Parse(options.Value.From);
        return new MimeMessage
        {
            From = { from },
            To = { MailboxAddress.Parse(email.To) },
            Subject = email.Subject,
            Date = time.GetUtcNow(),
            MessageId = $"{email.Id}@{from.Domain}",
            Body = new TextPart("plain") { Text = email.Text },
        };
    }

    [LoggerMessage(1121, LogLevel.Information, "Mail {EmailId} is dropped: its user is gone")]
    private partial void LogDropped(Guid emailId);
}
