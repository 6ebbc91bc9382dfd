using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace FinanceTrack.Domain.Storage;

/// <summary>
/// Makes the storage clients from the settings that the Functions host itself reads, so that there is one place to say
/// which account this is: <c>AzureWebJobsStorage</c> with a connection string, or, for Entra identities,
/// <c>AzureWebJobsStorage:accountName</c> (or <c>:blobServiceUri</c> and <c>:queueServiceUri</c>) with
/// <c>:credential=managedidentity</c> and <c>:clientId</c>.
/// </summary>
internal static class StorageClients
{
    private const string Setting = "AzureWebJobsStorage";

    // MessageFormat says what is put into a queue.
    private static readonly QueueClientOptions QueueOptions = new() { MessageEncoding = QueueMessageEncoding.None };

    public static BlobServiceClient Blobs(IConfiguration configuration) =>
        configuration[Setting] is { Length: > 0 } connectionString
            ? new BlobServiceClient(connectionString)
            : new BlobServiceClient(ServiceUri(configuration, "blob"), Credential(configuration));

    public static QueueServiceClient Queues(IConfiguration configuration) =>
        configuration[Setting] is { Length: > 0 } connectionString
            ? new QueueServiceClient(connectionString, QueueOptions)
            : new QueueServiceClient(ServiceUri(configuration, "queue"), Credential(configuration), QueueOptions);

    private static Uri ServiceUri(IConfiguration configuration, string service)
    {
        var settings = configuration.GetSection(Setting);
        if (settings[$"{service}ServiceUri"] is { Length: > 0 } uri)
            return new Uri(uri);
        return settings["accountName"] is { Length: > 0 } account
            ? new Uri($"https://{account}.{service}.core.windows.net")
            : throw new InvalidOperationException(
                $"No storage is configured. Set {Setting} to a connection string (UseDevelopmentStorage=true for Azurite), "
                + $"or {Setting}__accountName to the account that this process's identity may use.");
    }

    private static TokenCredential Credential(IConfiguration configuration)
    {
        var settings = configuration.GetSection(Setting);
        var clientId = settings["clientId"] is { Length: > 0 } id ? id : null;
        return string.Equals(settings["credential"], "managedidentity", StringComparison.OrdinalIgnoreCase)
            ? new ManagedIdentityCredential(clientId is null
                ? ManagedIdentityId.SystemAssigned
                : ManagedIdentityId.FromUserAssignedClientId(clientId))
            : new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = clientId });
    }
}
