using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Transactions.Inbound;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Transactions;

public sealed class ReceiveTransactionsFunction(ReceiveTransactions receive, MessageRedelivery redelivery)
{
    [Function(nameof(ReceiveTransactions))]
    public Task RunAsync([QueueTrigger(QueueNames.TransactionsInbound)] string message, CancellationToken cancellationToken)
    {
        var body = MessageFormat.Body(message);
        return redelivery.RunAsync(QueueNames.TransactionsInbound, body, () => receive.ExecuteAsync(body, cancellationToken));
    }
}
