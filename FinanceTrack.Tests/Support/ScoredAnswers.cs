using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Storage.Queues;

namespace FinanceTrack.Tests.Support;

/// <summary>
/// The answers on <c>transactions-scored</c> as one downstream consumer sees them. Several may read one queue: each takes away only
/// what is about its own users.
/// </summary>
internal sealed class ScoredAnswers(QueueServiceClient queues)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly QueueClient _queue = queues.GetQueueClient("transactions-scored");
    private readonly ConcurrentDictionary<string, JsonElement> _answers = new(StringComparer.Ordinal);

    /// <summary>The user's answers once there are so many, in no order.</summary>
    public async Task<IReadOnlyList<JsonElement>> WaitAsync(Guid userId, int count)
    {
        await Eventually.TrueAsync($"{count} answers on {_queue.Name}", async () =>
        {
            await ReceiveAsync([userId]);
            return Of(userId).Count >= count;
        });
        return Of(userId);
    }

    /// <summary>Takes what is there now about these users.</summary>
    public async Task<bool> ReceiveAsync(IReadOnlyCollection<Guid> users)
    {
        if (!await _queue.ExistsAsync())
            return false;
        var messages = (await _queue.ReceiveMessagesAsync(32, Look)).Value;
        foreach (var message in messages)
        {
            var answer = JsonElement.Parse(message.Body);
            if (!users.Contains(answer.GetProperty("userId").GetGuid()))
                continue;
            _answers.TryAdd(message.MessageId, answer);
            await _queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }

        return messages.Length > 0;
    }

    public IReadOnlyList<JsonElement> Of(Guid userId) =>
        [.. _answers.Values.Where(answer => answer.GetProperty("userId").GetGuid() == userId)];
}
