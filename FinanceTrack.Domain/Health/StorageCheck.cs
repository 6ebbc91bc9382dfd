using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FinanceTrack.Domain.Health;

/// <summary>Lists one queue and one container: what the data-plane roles that the product runs with allow.</summary>
internal sealed class StorageCheck(QueueServiceClient queues, BlobServiceClient blobs) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await AskAsync(queues.GetQueuesAsync(cancellationToken: cancellationToken).AsPages(pageSizeHint: 1));
        await AskAsync(blobs.GetBlobContainersAsync(cancellationToken: cancellationToken).AsPages(pageSizeHint: 1));
        return HealthCheckResult.Healthy();
    }

    private static async Task AskAsync<T>(IAsyncEnumerable<T> pages)
    {
        await using var page = pages.GetAsyncEnumerator();
        await page.MoveNextAsync();
    }
}
