using System.CommandLine;
using Azure.Storage.Queues;
using FinanceTrack.Domain.Messaging;

namespace FinanceTrack.LocalHost.Commands;

/// <summary><c>send</c>: puts one message on the queue of upstream systems as it is, to see what the product makes of it.</summary>
internal static class SendCommand
{
    public static Command Create()
    {
        var body = new Argument<string>("body") { Description = "The message: JSON of one transaction, or of an array of them." };
        var command = new Command("send", $"Put one message on the queue {QueueNames.TransactionsInbound}, as it is.") { body };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var product = await LocalProduct.OpenAsync(cancellationToken);
            var queue = new QueueClient(
                product.StorageConnectionString, QueueNames.TransactionsInbound,
                new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await queue.SendMessageAsync(parsed.GetRequiredValue(body), cancellationToken);
            Console.WriteLine("Sent. What cannot be worked on is tried a few times, and then stands among the failed messages.");
        });
        return command;
    }
}
