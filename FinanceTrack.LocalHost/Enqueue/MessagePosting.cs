using System.Text;
using System.Text.Json;
using Azure.Storage.Queues;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Transactions.Inbound;
using Spectre.Console;

namespace FinanceTrack.LocalHost.Enqueue;

/// <summary>
/// Puts transactions into <c>transactions-inbound</c> as an upstream system with a file would: arrays of them, so that ten thousand
/// rows are some hundreds of messages. Azurite searches all its messages at every call, and slows down with their number.
/// </summary>
internal static class MessagePosting
{
    private const int AtOnce = 16;
    private const int MaxRows = 50;

    /// <summary>Returns when the queue has accepted all of them; shows how far it is.</summary>
    public static async Task PostAsync(
        string storage, IReadOnlyList<InboundTransaction> transactions, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var queue = new QueueClient(
            storage, QueueNames.TransactionsInbound, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await console.Progress().StartAsync(async progress =>
        {
            var posted = progress.AddTask("Posting", maxValue: transactions.Count);
            var limits = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(Messages(transactions), limits, async (message, cancel) =>
            {
                await queue.SendMessageAsync($"[{string.Join(',', message)}]", cancel);
                posted.Increment(message.Count);
            });
        });
    }

    /// <summary>The rows as JSON in their order, by the message they go into: at most <see cref="MaxRows"/>, and no more than fit.</summary>
    internal static IEnumerable<IReadOnlyList<string>> Messages(IEnumerable<InboundTransaction> transactions)
    {
        var (message, bytes) = (new List<string>(MaxRows), 0);
        foreach (var row in transactions.Select(transaction => JsonSerializer.Serialize(transaction, MessageFormat.Json)))
        {
            var size = Encoding.UTF8.GetByteCount(row) + 1; // and the comma
            if (message.Count == MaxRows || (message.Count > 0 && bytes + size >= MessageFormat.MaxBytes))
            {
                yield return message;
                (message, bytes) = (new List<string>(MaxRows), 0);
            }

            message.Add(row);
            bytes += size;
        }

        if (message.Count > 0)
        {
            yield return message;
        }
    }
}
