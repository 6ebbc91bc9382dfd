using Azure;
using Azure.Core.Serialization;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using FinanceTrack.LocalHost.Worker.Invocation;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.LocalHost.Worker.Queues;

/// <summary>
/// Runs the function for one message and then decides about the message: deleted after success, visible again after a failure,
/// moved to the poison queue after the last try. Only a holder of the current pop receipt touches it.
/// </summary>
internal sealed partial class MessageProcessor(
    HostedFunction function,
    QueueClient queue,
    QueueClient? poison,
    QueueSettings settings,
    TimeSpan leaseDuration,
    ObjectSerializer serializer,
    FunctionRunner runner,
    ILogger logger)
{
    /// <param name="message">As received, not decoded.</param>
    /// <param name="stopping">Cancels the function when the host cannot wait for it any longer; the message then comes back at once.</param>
    public async Task ProcessAsync(QueueMessage message, CancellationToken stopping)
    {
        if (message.DequeueCount > settings.MaxDequeueCount || !MessageText.TryDecode(message.MessageText, settings.IsBase64, out var content))
        {
            await MoveToPoisonAsync(message, message.PopReceipt);
            return;
        }

        await using var lease = new MessageLease(queue, message, leaseDuration);
        var outcome = await RunAsync(message, new MessageBinding(message, content), stopping);
        await lease.StopAsync();
        if (lease.PopReceipt is not { } receipt)
        {
            LogLost(logger, function.Name, message.MessageId);
            return;
        }

        await CompleteAsync(message, receipt, outcome);
    }

    /// <summary>Gives back a message that nothing was done with.</summary>
    public Task ReleaseAsync(QueueMessage message, string popReceipt, TimeSpan wait) =>
        IfStillOursAsync(() => queue.UpdateMessageAsync(message.MessageId, popReceipt, (string?)null, wait), message);

    private async Task<Outcome> RunAsync(QueueMessage message, MessageBinding binding, CancellationToken stopping)
    {
        try
        {
            await runner.RunAsync(
                function, () => binding.As(function.TriggerParameter.ParameterType, serializer), binding.Data, stopping);
            return Outcome.Succeeded;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return Outcome.Interrupted;
        }
        catch (Exception failure)
        {
            LogFailed(logger, function.Name, message.MessageId, message.DequeueCount, settings.MaxDequeueCount, failure);
            return Outcome.Failed;
        }
    }

    private Task CompleteAsync(QueueMessage message, string popReceipt, Outcome outcome) => outcome switch
    {
        Outcome.Succeeded => IfStillOursAsync(() => queue.DeleteMessageAsync(message.MessageId, popReceipt), message),
        Outcome.Interrupted => ReleaseAsync(message, popReceipt, TimeSpan.Zero),
        _ when message.DequeueCount >= settings.MaxDequeueCount => MoveToPoisonAsync(message, popReceipt),
        _ => ReleaseAsync(message, popReceipt, settings.VisibilityTimeout),
    };

    /// <summary>Copies, then deletes: a crash in between leaves the message in both queues, never in none.</summary>
    private async Task MoveToPoisonAsync(QueueMessage message, string popReceipt)
    {
        if (poison is null)
        {
            return; // As the real host: a poison queue has none of its own, and its message stays invisible for a while.
        }

        LogPoison(logger, function.Name, message.MessageId, poison.Name);
        await QueueOutputs.SendAsync(poison, message.MessageText, CancellationToken.None);
        await IfStillOursAsync(() => queue.DeleteMessageAsync(message.MessageId, popReceipt), message);
    }

    private async Task IfStillOursAsync<T>(Func<Task<T>> change, QueueMessage message)
    {
        try
        {
            await change();
        }
        catch (RequestFailedException lost) when (MessageLease.IsGone(lost))
        {
            LogLost(logger, function.Name, message.MessageId);
        }
    }

    private enum Outcome
    {
        Succeeded,
        Failed,
        Interrupted,
    }

    [LoggerMessage(11, LogLevel.Error, "Function {Function} failed on message {MessageId}, try {Try} of {Tries}")]
    private static partial void LogFailed(ILogger logger, string function, string messageId, long @try, int tries, Exception failure);

    [LoggerMessage(12, LogLevel.Warning, "Function {Function}: message {MessageId} goes to {Queue}")]
    private static partial void LogPoison(ILogger logger, string function, string messageId, string queue);

    [LoggerMessage(13, LogLevel.Information, "Function {Function}: message {MessageId} was taken over by another host while it ran here")]
    private static partial void LogLost(ILogger logger, string function, string messageId);
}
