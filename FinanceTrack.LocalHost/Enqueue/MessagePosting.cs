using System.Text.Json;
using Azure.Storage.Queues;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Storage;
using Spectre.Console;

namespace FinanceTrack.LocalHost.Enqueue;

/// <summary>Puts transactions into <c>transactions-inbound</c> exactly as an upstream system would, one a message.</summary>
internal static class MessagePosting
{
    private const int AtOnce = 16;

    /// <summary>Returns when the queue has accepted all of them; shows how far it is.</summary>
    public static async Task PostAsync(
        string storage, IReadOnlyList<InboundTransaction> messages, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var queue = new QueueClient(
            storage, QueueNames.TransactionsInbound, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await console.Progress().StartAsync(async progress =>
        {
            var posted = progress.AddTask("Posting", maxValue: messages.Count);
            var limits = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(messages, limits, async (message, cancel) =>
            {
                await queue.SendMessageAsync(JsonSerializer.Serialize(message, MessageFormat.Json), cancel);
                posted.Increment(1);
            });
        });
    }
}
