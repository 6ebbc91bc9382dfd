using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Messaging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace FinanceTrack.Domain.Mail;

/// <summary>
/// Sends a mail from the queue. A crash in the wrong moment sends it twice, with the same <c>Message-Id</c>, by which mail
/// programs know it; one of an erased user, or past its time, is dropped. An unreachable mail server is retried until then.
/// </summary>
public sealed partial class DeliverEmail(
    Database database,
    IMailTransport transport,
    MessageRedelivery redelivery,
    IOptions<MailOptions> options,
    TimeProvider time,
    ILogger<DeliverEmail> logger)
{
    private static readonly TimeSpan MinDelay = TimeSpan.FromMinutes(1);

    // One failed connection in ten minutes costs nothing; a server that has deferred a mail must not be pressed.
    private static readonly TimeSpan MaxDelayByServer = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan MaxDelayByMail = TimeSpan.FromHours(1);

    /// <exception cref="MailRefusedException">The server does not take the mail.</exception>
    public async Task ExecuteAsync(Email email, CancellationToken cancellationToken)
    {
        if (email.ExpiresAt <= time.GetUtcNow())
        {
            LogExpired(email.Id);
            return;
        }

        if (!await MailRecipients.ExistsAsync(database, email.UserId, cancellationToken))
        {
            LogDropped(email.Id);
            return;
        }

        switch (await transport.SendAsync(email, Write(email), cancellationToken))
        {
            case MailReply.Unreachable unreachable:
                LogUnreachable(email.Id, await TryLaterAsync(email, MaxDelayByServer), unreachable.Cause);
                break;
            case MailReply.Deferred deferred:
                LogDeferred(email.Id, deferred.Status, await TryLaterAsync(email, MaxDelayByMail));
                break;
            case MailReply.Refused refused:
                throw new MailRefusedException(refused.Status);
        }
    }

    /// <summary>Returns it to the queue, for as long as it has waited already.</summary>
    private async Task<TimeSpan> TryLaterAsync(Email email, TimeSpan maxDelay)
    {
        var age = time.GetUtcNow() - email.WrittenAt;
        var delay = TimeSpan.FromTicks(Math.Clamp(age.Ticks, MinDelay.Ticks, maxDelay.Ticks));
        await redelivery.ExecuteAsync(QueueNames.Emails, email, delay);
        return delay;
    }

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

    [LoggerMessage(1121, LogLevel.Information, "Mail {EmailId} is dropped: its user was erased")]
    private partial void LogDropped(Guid emailId);

    [LoggerMessage(
        1123, LogLevel.Warning, "Mail {EmailId} is retried after {Delay}: the mail server is unreachable", EventName = "1123")]
    private partial void LogUnreachable(Guid emailId, TimeSpan delay, Exception cause);

    [LoggerMessage(1124, LogLevel.Information, "Mail {EmailId} was deferred by the mail server ({Status}); it is retried after {Delay}")]
    private partial void LogDeferred(Guid emailId, int status, TimeSpan delay);

    [LoggerMessage(1125, LogLevel.Error, "Mail {EmailId} is dropped: it expired before it could be sent")]
    private partial void LogExpired(Guid emailId);
}
