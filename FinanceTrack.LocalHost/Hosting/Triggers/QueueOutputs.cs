using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Storage.Queues;
using FinanceTrack.LocalHost.Hosting.Protocol;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.LocalHost.Hosting.Triggers;

/// <summary>
/// Sends what a function returned through its queue output bindings: an array is one message an element, null none. As in Azure this
/// comes after the answer to an HTTP caller, who is not told when it fails.
/// </summary>
internal sealed partial class QueueOutputs(StorageConnections connections, IConfiguration configuration, ILogger<QueueOutputs> logger)
{
    private const string ReturnValue = "$return";

    private readonly ConcurrentDictionary<(string? Connection, string Queue), QueueClient> _clients = new();
    private readonly QueueMessageEncoding _encoding =
        string.Equals(configuration["AzureFunctionsJobHost:extensions:queues:messageEncoding"], "none", StringComparison.OrdinalIgnoreCase)
            ? QueueMessageEncoding.None
            : QueueMessageEncoding.Base64;

    public async Task SendAsync(HostedFunction function, InvocationResponse response, CancellationToken cancellationToken)
    {
        foreach (var output in function.QueueOutputs)
        {
            var data = output.Name == ReturnValue
                ? response.ReturnValue
                : response.OutputData.FirstOrDefault(candidate => candidate.Name == output.Name)?.Data;
            try
            {
                foreach (var message in Messages(data))
                    await SendAsync(output, message, cancellationToken);
            }
            catch (Exception failure) when (function.HasTrigger(FunctionBinding.HttpTrigger))
            {
                LogNotSent(function.Name, output.QueueName!, StorageFailure.Reason(failure));
            }
        }
    }

    private async Task SendAsync(FunctionBinding output, string message, CancellationToken cancellationToken)
    {
        var client = _clients.GetOrAdd((output.Connection, output.QueueName!), key =>
            connections.Queues(key.Connection, _encoding).GetQueueClient(key.Queue));
        await client.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await client.SendMessageAsync(message, cancellationToken);
    }

    private static IEnumerable<string> Messages(TypedData? data) => data?.DataCase switch
    {
        TypedData.DataOneofCase.String => [data.String],
        TypedData.DataOneofCase.Bytes => [data.Bytes.ToStringUtf8()],
        TypedData.DataOneofCase.CollectionString => data.CollectionString.String,
        TypedData.DataOneofCase.Json => Elements(data.Json),
        TypedData.DataOneofCase.None or null => [],
        var other => throw new NotSupportedException($"A queue output of the kind {other} is not supported."),
    };

    private static List<string> Elements(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.ValueKind switch
        {
            JsonValueKind.Null => [],
            JsonValueKind.Array => [.. json.RootElement.EnumerateArray().Select(element => element.ToString())],
            _ => [text],
        };
    }

    [LoggerMessage(3, LogLevel.Error, "Function {Function} ran, but its output to queue {Queue} was not sent: {Reason}")]
    private partial void LogNotSent(string function, string queue, string reason);
}
