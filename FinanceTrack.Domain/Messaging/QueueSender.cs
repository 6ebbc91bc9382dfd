using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace FinanceTrack.Domain.Messaging;

/// <summary>
/// Puts messages into queues. A queue is created when its first message finds it missing, not asked for before each one.
/// What has to agree with the database goes through the <see cref="Outbox"/> instead.
/// </summary>
public sealed class QueueSender(QueueServiceClient service)
{
    private readonly ConcurrentDictionary<string, QueueClient> _queues = new(StringComparer.Ordinal);

    /// <param name="delay">For how long the queue hides the message.</param>
    public async Task SendAsync(string queue, string body, TimeSpan delay, CancellationToken cancellationToken)
    {
        var text = MessageFormat.Text(body);
        var client = _queues.GetOrAdd(queue, static (name, service) => service.GetQueueClient(name), service);
        try
        {
            await client.SendMessageAsync(text, delay, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await client.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await client.SendMessageAsync(text, delay, cancellationToken: cancellationToken);
        }
    }
}
