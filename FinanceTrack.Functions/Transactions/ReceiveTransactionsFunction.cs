using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Storage;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Transactions;

public sealed class ReceiveTransactionsFunction(ReceiveTransactions receive)
{
    [Function(nameof(ReceiveTransactions))]
    public Task Run([QueueTrigger(QueueNames.TransactionsInbound)] string message, CancellationToken cancellationToken) =>
        receive.ExecuteAsync(MessageFormat.Body(message), cancellationToken);
}
