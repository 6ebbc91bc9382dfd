using System.Collections;
using System.Collections.Concurrent;
using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using FinanceTrack.LocalHost.Worker.Invocation;
using FinanceTrack.LocalHost.Worker.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace FinanceTrack.LocalHost.Worker.Queues;

/// <summary>Sends what functions return to queues, which are created when they are missing.</summary>
internal sealed class QueueOutputs(
    StorageConnections storage, HostSettings settings, IConfiguration configuration, IOptions<WorkerOptions> worker)
{
    private readonly ConcurrentDictionary<(string? Connection, string Name), QueueClient> _queues = new();

    public async Task SendAsync(HostedFunction function, object? returned, CancellationToken cancellationToken)
    {
        foreach (var output in function.Outputs.Queues)
        {
            var queue = _queues.GetOrAdd((output.Attribute.Connection, output.Attribute.QueueName), static (key, self) =>
                self.Storage.Queue(key.Connection, SettingReferences.Resolve(key.Name, self.Configuration)), (Storage: storage, Configuration: configuration));
            foreach (var message in Messages(output.ValueOf(returned)))
            {
                await SendAsync(queue, message, cancellationToken);
            }
        }
    }

    /// <summary>Sends a text as it is; a missing queue is created first.</summary>
    public static async Task SendAsync(QueueClient queue, string text, CancellationToken cancellationToken)
    {
        try
        {
            await queue.SendMessageAsync(text, cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await queue.SendMessageAsync(text, cancellationToken);
        }
    }

    private IEnumerable<string> Messages(object? value) => value switch
    {
        null => [],
        string or byte[] or BinaryData or IDictionary => [Text(value)],
        IEnumerable many => many.Cast<object?>().Where(one => one is not null).Select(one => Text(one!)),
        _ => [Text(value)],
    };

    private string Text(object message) => MessageText.Encode(
        message switch
        {
            string text => Encoding.UTF8.GetBytes(text),
            byte[] bytes => bytes,
            BinaryData data => data.ToMemory(),
            _ => worker.Value.Serializer!.Serialize(message).ToMemory(),
        },
        settings.Queues.IsBase64);
}
