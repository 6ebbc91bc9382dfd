using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace FinanceTrack.LocalHost.Worker.Queues;

/// <summary>
/// Keeps a received message invisible while its function runs. Every renewal gives a new pop receipt; once one does not match,
/// somebody else holds the message, and nothing may be done to it from here.
/// </summary>
internal sealed class MessageLease : IAsyncDisposable
{
    private readonly QueueClient _queue;
    private readonly QueueMessage _message;
    private readonly TimeSpan _duration;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _renewing;

    public MessageLease(QueueClient queue, QueueMessage message, TimeSpan duration)
    {
        _queue = queue;
        _message = message;
        _duration = duration;
        PopReceipt = message.PopReceipt;
        _renewing = RenewAsync();
    }

    /// <summary>The current receipt, to be used after <see cref="StopAsync"/>; null when the message is somebody else's.</summary>
    public string? PopReceipt { get; private set; }

    /// <summary>Ends the renewals. The receipt holds for at least half the duration from here, unless the storage was down.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _renewing;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private async Task RenewAsync()
    {
        var wait = _duration / 2;
        while (PopReceipt is not null)
        {
            await Task.Delay(wait, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            try
            {
                // Not cancelled by a stop: a renewal that arrived without its answer would leave us with a dead receipt.
                var renewed = await _queue.UpdateMessageAsync(_message.MessageId, PopReceipt, (string?)null, _duration, CancellationToken.None);
                PopReceipt = renewed.Value.PopReceipt;
                wait = _duration / 2;
            }
            catch (RequestFailedException lost) when (IsGone(lost))
            {
                PopReceipt = null;
            }
            catch (Exception failure) when (failure is RequestFailedException or AggregateException)
            {
                wait = _duration / 8;
            }
        }
    }

    /// <summary>Whether the message was deleted, or taken over after its invisibility ran out.</summary>
    public static bool IsGone(RequestFailedException failure) =>
        failure.ErrorCode == QueueErrorCode.PopReceiptMismatch
        || failure.ErrorCode == QueueErrorCode.MessageNotFound
        || failure.ErrorCode == QueueErrorCode.QueueNotFound;
}
