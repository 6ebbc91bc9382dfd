using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace FinanceTrack.LocalHost.Hosting.Triggers;

/// <summary>
/// Storage clients by the name of a connection setting: a connection string under the name, or <c>Name__queueServiceUri</c>,
/// <c>Name__blobServiceUri</c> or <c>Name__accountName</c> for an identity.
/// </summary>
internal sealed class StorageConnections(IConfiguration configuration)
{
    private const string Default = "AzureWebJobsStorage";

    private readonly Lazy<TokenCredential> _credential = new(() => new DefaultAzureCredential());

    public QueueServiceClient Queues(string? connection, QueueMessageEncoding encoding)
    {
        var options = new QueueClientOptions { MessageEncoding = encoding };
        return ConnectionString(connection) is { } text
            ? new QueueServiceClient(text, options)
            : new QueueServiceClient(ServiceUri(connection ?? Default, "queue"), _credential.Value, options);
    }

    public BlobServiceClient Blobs() => ConnectionString(Default) is { } text
        ? new BlobServiceClient(text)
        : new BlobServiceClient(ServiceUri(Default, "blob"), _credential.Value);

    private string? ConnectionString(string? connection) =>
        (configuration[connection ?? Default] ?? configuration[$"AzureWebJobs{connection}"]) is { Length: > 0 } text ? text : null;

    private Uri ServiceUri(string connection, string service) =>
        configuration[$"{connection}:{service}ServiceUri"] is { } uri ? new Uri(uri)
        : configuration[$"{connection}:accountName"] is { } account ? new Uri($"https://{account}.{service}.core.windows.net")
        : throw new InvalidOperationException($"The storage connection '{connection}' is not set.");
}
