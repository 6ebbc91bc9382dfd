using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Azure.Storage.Queues;
using FinanceTrack.Domain.Messaging;
using Spectre.Console;

namespace FinanceTrack.Benchmarks.Load;

/// <summary>
/// <c>queue</c>: how many messages a second a running host takes from <c>transactions-inbound</c> to its answers on
/// <c>transactions-scored</c>, beside what the storage alone gives: each message put, received and deleted, with nothing done for it.
/// </summary>
internal static class QueueCommand
{
    private const int ReceivedAtOnce = 16;

    private static readonly Option<string> Url = new("--url") { DefaultValueFactory = _ => "http://127.0.0.1:7071" };
    private static readonly Option<string> Storage = new("--storage") { DefaultValueFactory = _ => "UseDevelopmentStorage=true" };
    private static readonly Option<int> Messages = new("--messages") { DefaultValueFactory = _ => 5000 };
    private static readonly Option<int> Senders = new("--senders") { DefaultValueFactory = _ => 8 };

    public static Command Create()
    {
        var command = new Command("queue", "Messages a second through a running host, and through its storage alone.") { Url, Storage, Messages, Senders };
        command.SetAction(parsed => RunAsync(
            new Uri(parsed.GetValue(Url)!), parsed.GetValue(Storage)!, parsed.GetValue(Messages), parsed.GetValue(Senders)));
        return command;
    }

    private static async Task RunAsync(Uri url, string storage, int messages, int senders)
    {
        var queues = new QueueServiceClient(storage, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        using var http = new HttpClient { BaseAddress = url };
        var userId = await new LoadUsers(http).IdOfAsync(0);
        string[] bodies = [.. Enumerable.Range(0, messages).Select(i => Message(userId, i))];

        var alone = await StorageAloneAsync(queues, bodies, senders);
        var (whole, drain) = await ThroughTheHostAsync(queues, bodies, senders);
        AnsiConsole.Write(new Table()
            .AddColumns("", "messages/s")
            .AddRow("storage alone: put, receive, delete", PerSecond(messages, alone))
            .AddRow("from the first put to the last answer", PerSecond(messages, whole))
            .AddRow("after the last put, what was left", drain));
    }

    private static async Task<TimeSpan> StorageAloneAsync(QueueServiceClient queues, string[] bodies, int senders)
    {
        var queue = queues.GetQueueClient($"benchmark-{Guid.NewGuid():N}");
        await queue.CreateAsync();
        try
        {
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(SendAsync(queue, bodies, senders), DrainAsync(queue, bodies.Length));
            return watch.Elapsed;
        }
        finally
        {
            await queue.DeleteAsync();
        }
    }

    private static async Task DrainAsync(QueueClient queue, int messages)
    {
        for (var done = 0; done < messages;)
        {
            var received = (await queue.ReceiveMessagesAsync(ReceivedAtOnce)).Value;
            await Task.WhenAll(received.Select(message => queue.DeleteMessageAsync(message.MessageId, message.PopReceipt)));
            done += received.Length;
        }
    }

    private static async Task<(TimeSpan Whole, string Drain)> ThroughTheHostAsync(QueueServiceClient queues, string[] bodies, int senders)
    {
        var scored = queues.GetQueueClient(QueueNames.TransactionsScored);
        var inbound = queues.GetQueueClient(QueueNames.TransactionsInbound);
        await scored.CreateIfNotExistsAsync();
        await inbound.CreateIfNotExistsAsync();
        var before = await CountAsync(scored);
        var watch = Stopwatch.StartNew();
        await SendAsync(inbound, bodies, senders);
        var sent = watch.Elapsed;
        var left = bodies.Length - (await CountAsync(scored) - before);
        while (await CountAsync(scored) - before < bodies.Length)
            await Task.Delay(100);
        return (watch.Elapsed, PerSecond(left, watch.Elapsed - sent));
    }

    private static Task SendAsync(QueueClient queue, string[] bodies, int senders) => Parallel.ForEachAsync(
        bodies,
        new ParallelOptions { MaxDegreeOfParallelism = senders },
        async (body, cancellationToken) => await queue.SendMessageAsync(body, cancellationToken));

    private static async Task<int> CountAsync(QueueClient queue) => (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount;

    private static string PerSecond(int messages, TimeSpan time) =>
        (messages / time.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);

    private static string Message(Guid userId, int number) => JsonSerializer.Serialize(new
    {
        messageId = Guid.CreateVersion7(),
        userId,
        bookedOn = DateTime.UtcNow.AddDays(-number % 365).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        amount = -1 - (number % 9000 / 100m),
        currency = "EUR",
        description = $"Rewe {number % 40}",
    });
}
