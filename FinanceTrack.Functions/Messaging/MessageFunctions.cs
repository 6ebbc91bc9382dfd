using Azure.Storage.Queues.Models;
using FinanceTrack.Domain.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Messaging;

/// <summary>What looks after messages on their way: sent late, given up by the host, or long gone.</summary>
public sealed class MessageFunctions(SweepOutbox sweep, RecordPoisonMessage record, ForgetOldMessages forget)
{
    [Function(nameof(SweepOutbox))]
    public Task SweepAsync([TimerTrigger("20 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        sweep.ExecuteAsync(cancellationToken);

    /// <summary>Sweeps first: where SweepOutbox is switched off, to let the database pause, this is the sweep that stays.</summary>
    [Function(nameof(ForgetOldMessages))]
    public async Task ForgetAsync([TimerTrigger("0 47 1 * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        await sweep.ExecuteAsync(cancellationToken);
        await forget.ExecuteAsync(cancellationToken);
    }

    [Function("RecordPoisonTransaction")]
    public Task RecordTransactionAsync(
        [QueueTrigger(QueueNames.TransactionsInbound + QueueNames.PoisonSuffix)] QueueMessage message, CancellationToken cancellationToken) =>
        RecordAsync(QueueNames.TransactionsInbound, message, cancellationToken);

    [Function("RecordPoisonJob")]
    public Task RecordJobAsync(
        [QueueTrigger(QueueNames.Jobs + QueueNames.PoisonSuffix)] QueueMessage message, CancellationToken cancellationToken) =>
        RecordAsync(QueueNames.Jobs, message, cancellationToken);

    [Function("RecordPoisonEmail")]
    public Task RecordEmailAsync(
        [QueueTrigger(QueueNames.Emails + QueueNames.PoisonSuffix)] QueueMessage message, CancellationToken cancellationToken) =>
        RecordAsync(QueueNames.Emails, message, cancellationToken);

    private Task RecordAsync(string queue, QueueMessage message, CancellationToken cancellationToken) =>
        record.ExecuteAsync(queue, message.MessageId, MessageFormat.Body(message.MessageText), cancellationToken);
}
