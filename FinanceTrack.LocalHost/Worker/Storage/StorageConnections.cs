using System.Collections.Concurrent;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace FinanceTrack.LocalHost.Worker.Storage;

/// <summary>
/// Clients by the name of a connection setting, as the real host finds them: a connection string under the name, or
/// <c>Name__accountName</c> / <c>Name__queueServiceUri</c> / <c>Name__blobServiceUri</c> for an identity-based one.
/// Message texts pass as they are: the host encodes and decodes them itself, which keeps undecodable ones in its hands.
/// </summary>
internal sealed class StorageConnections(IConfiguration settings)
{
    public const string Default = "AzureWebJobsStorage";

    private readonly ConcurrentDictionary<string, QueueServiceClient> _queues = new();
    private readonly ConcurrentDictionary<string, BlobServiceClient> _blobs = new();

    public QueueClient Queue(string? connection, string queueName) =>
        _queues.GetOrAdd(connection ?? Default, QueueService).GetQueueClient(queueName);

    public BlobContainerClient BlobContainer(string containerName) =>
        _blobs.GetOrAdd(Default, BlobService).GetBlobContainerClient(containerName);

    private QueueServiceClient QueueService(string connection)
    {
        var options = new QueueClientOptions
        {
            MessageEncoding = QueueMessageEncoding.None,
            Diagnostics = { IsLoggingEnabled = false, IsDistributedTracingEnabled = false },
        };
        return ConnectionString(connection) is { } text
            ? new QueueServiceClient(text, options)
            : new QueueServiceClient(ServiceUri(connection, "queue"), new DefaultAzureCredential(), options);
    }

    private BlobServiceClient BlobService(string connection) =>
        ConnectionString(connection) is { } text
            ? new BlobServiceClient(text)
            : new BlobServiceClient(ServiceUri(connection, "blob"), new DefaultAzureCredential());

    private string? ConnectionString(string connection) => settings[connection] ?? settings[$"AzureWebJobs{connection}"];

    private Uri ServiceUri(string connection, string service)
    {
        if (settings[$"{connection}:{service}ServiceUri"] is { } uri)
        {
            return new Uri(uri);
        }

        return settings[$"{connection}:accountName"] is { } account
            ? new Uri($"https://{account}.{service}.core.windows.net")
            : throw new InvalidOperationException($"The storage connection '{connection}' is not set.");
    }
}
