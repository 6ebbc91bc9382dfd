using FinanceTrack.Domain.Data;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace FinanceTrack.Domain.Mail;

/// <summary>
/// Sends a mail from the queue. A crash in the wrong moment sends it twice, with the same <c>Message-Id</c>, by which mail
/// programs know it; a mail of an erased user is dropped.
/// </summary>
public sealed partial class DeliverEmail(
    Database database, IMailTransport transport, MailBlobs blobs, IOptions<MailOptions> options, TimeProvider time, ILogger<DeliverEmail> logger)
{
    private static readonly Statement CountUser = Statement.Of("SELECT COUNT(*) FROM Users WHERE Id = @UserId");

    public async Task ExecuteAsync(Email email, CancellationToken cancellationToken)
    {
        if (!await UserExistsAsync(email, cancellationToken))
        {
            LogDropped(email.Id);
            return;
        }

        await transport.SendAsync(email, Write(email), cancellationToken);

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
