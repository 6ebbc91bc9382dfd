using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using FinanceTrack.LocalHost.Worker.Storage;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.LocalHost.Worker.Queues;

/// <summary>
/// Fetches one function's messages: <c>batchSize</c> at a time, again as soon as no more than <c>newBatchThreshold</c> are being
/// worked on, so at most the sum of both run at once.
/// </summary>
internal sealed partial class QueueListener(
    QueueClient queue, MessageProcessor processor, QueueSettings settings, LocalHostOptions options, ILogger logger)
{
    private static readonly TimeSpan LongestOutageWait = TimeSpan.FromSeconds(15);

    private readonly List<Task> _running = [];
    private readonly PollingBackoff _outage = new(LongestOutageWait);
    private bool _isUnreachable;

    /// <param name="stopFetching">Ends the fetching; what runs is waited for up to <see cref="LocalHostOptions.DrainTimeout"/>.</param>
    public async Task RunAsync(CancellationToken stopFetching)
    {
        using var interrupt = new CancellationTokenSource();
        var stopped = UntilAsync(stopFetching);
        var backoff = new PollingBackoff(settings.MaxPollingInterval);
        while (!stopFetching.IsCancellationRequested)
        {
            var messages = await FetchAsync();
            if (stopFetching.IsCancellationRequested)
            {
                await Task.WhenAll(messages.Select(message => processor.ReleaseAsync(message, message.PopReceipt, TimeSpan.Zero)));
            }
            else if (messages.Length == 0)
            {
                await Task.Delay((_isUnreachable ? _outage : backoff).Next(), stopFetching).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            else
            {
                backoff.Reset();
                _running.AddRange(messages.Select(message => Task.Run(() => ProcessAsync(message, interrupt.Token), CancellationToken.None)));
                await UntilThresholdAsync(stopped);
            }
        }

        await DrainAsync(interrupt);
    }

    /// <summary>Not cancelled by a stop: messages that left the queue unseen would stay invisible for the whole lease.</summary>
    private async Task<QueueMessage[]> FetchAsync()
    {
        try
        {
            var messages = (await queue.ReceiveMessagesAsync(settings.BatchSize, options.MessageLease, CancellationToken.None)).Value;
            WasReached();
            return messages;
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            WasReached();
            return []; // Nobody has sent anything yet.
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            _isUnreachable = true;
            LogUnreachable(logger, queue.Name, StorageFailure.Reason(failure));
            return [];
        }
    }

    private void WasReached()
    {
        if (_isUnreachable)
        {
            _isUnreachable = false;
            _outage.Reset();
            LogReachedAgain(logger, queue.Name);
        }
    }

    private async Task ProcessAsync(QueueMessage message, CancellationToken interrupt)
    {
        try
        {
            await processor.ProcessAsync(message, interrupt);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            // The storage refused the last step: the message becomes visible again by itself.
            LogNotCompleted(logger, queue.Name, message.MessageId, StorageFailure.Reason(failure));
        }
        catch (Exception failure)
        {
            LogNotCompleted(logger, queue.Name, message.MessageId, failure);
        }
    }

    private async Task UntilThresholdAsync(Task stopped)
    {
        _running.RemoveAll(task => task.IsCompleted);
        while (_running.Count > settings.NewBatchThreshold && !stopped.IsCompleted)
        {
            await Task.WhenAny([stopped, .. _running]);
            _running.RemoveAll(task => task.IsCompleted);
        }
    }

    private async Task DrainAsync(CancellationTokenSource interrupt)
    {
        var running = Task.WhenAll(_running);
        await Task.WhenAny(running, Task.Delay(options.DrainTimeout));
        await interrupt.CancelAsync();
        await Task.WhenAny(running, Task.Delay(options.DrainTimeout));
    }

    private static Task UntilAsync(CancellationToken token)
    {
        var reached = new TaskCompletionSource();
        token.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), reached);
        return reached.Task;
    }

    [LoggerMessage(14, LogLevel.Warning, "Queue {Queue} cannot be read and is asked again: {Reason}")]
    private static partial void LogUnreachable(ILogger logger, string queue, string reason);

    [LoggerMessage(15, LogLevel.Warning, "Queue {Queue}: message {MessageId} could not be completed and will come back: {Reason}")]
    private static partial void LogNotCompleted(ILogger logger, string queue, string messageId, string reason);

    [LoggerMessage(16, LogLevel.Error, "Queue {Queue}: message {MessageId} could not be completed and will come back")]
    private static partial void LogNotCompleted(ILogger logger, string queue, string messageId, Exception failure);

    [LoggerMessage(17, LogLevel.Information, "Queue {Queue} can be read again")]
    private static partial void LogReachedAgain(ILogger logger, string queue);
}
