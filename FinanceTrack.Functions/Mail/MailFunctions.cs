using FinanceTrack.Domain.Mail;
using FinanceTrack.Domain.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Mail;

public sealed class MailFunctions(DeliverEmail deliver, MessageRedelivery redelivery)
{
    [Function("SendEmail")]
    public Task SendAsync([QueueTrigger(QueueNames.Emails)] string message, CancellationToken cancellationToken) =>
        redelivery.RunAsync(
            QueueNames.Emails, MessageFormat.Body(message),
            () => deliver.ExecuteAsync(MessageFormat.Read<Email>(message), cancellationToken));
}
