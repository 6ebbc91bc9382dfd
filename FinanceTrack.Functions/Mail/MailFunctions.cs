using FinanceTrack.Domain.Mail;
using FinanceTrack.Domain.Storage;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Mail;

public sealed class MailFunctions(DeliverEmail deliver)
{
    [Function("SendEmail")]
    public Task SendAsync([QueueTrigger(QueueNames.Emails)] Email email, CancellationToken cancellationToken) =>
        deliver.ExecuteAsync(email, cancellationToken);
}
