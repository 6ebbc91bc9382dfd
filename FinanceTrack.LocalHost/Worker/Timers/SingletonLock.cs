using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace FinanceTrack.LocalHost.Worker.Timers;

/// <summary>
/// A blob lease that one host of all that share a storage account holds. Waiting hosts ask every few seconds, so that another
/// takes over soon after the holder died.
/// </summary>
internal sealed class SingletonLock : IAsyncDisposable
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(5);

    private readonly BlobLeaseClient _lease;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _released = new();
    private readonly Task _renewing;

    private SingletonLock(BlobLeaseClient lease)
    {
        _lease = lease;
        _renewing = RenewAsync();
    }

    /// <summary>Cancelled when the lease could not be kept: another host may have it.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Waits until the lease is ours.</summary>
    public static async Task<SingletonLock> AcquireAsync(
        BlobContainerClient container, string hostId, string entryPoint, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient($"locks/{hostId}/{entryPoint}.Listener");
        var lease = blob.GetBlobLeaseClient();
        while (true)
        {
            try
            {
                await lease.AcquireAsync(Duration, cancellationToken: cancellationToken);
                return new SingletonLock(lease);
            }
            catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
            {
                await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            }
            catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
            {
                await CreateAsync(blob, cancellationToken);
            }
            catch (RequestFailedException held) when (held.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
            {
                await Task.Delay(AskEvery, cancellationToken);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _released.CancelAsync();
        await _renewing;
        if (!_lost.IsCancellationRequested)
        {
            await ReleaseAsync();
        }

        _released.Dispose();
        _lost.Dispose();
    }

    private static async Task CreateAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            await blob.UploadAsync(BinaryData.Empty, overwrite: false, cancellationToken);
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            return; // Another host was faster; whoever leases it first has it.
        }
    }

    private async Task RenewAsync()
    {
        while (true)
        {
            await Task.Delay(RenewEvery, _released.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_released.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await _lease.RenewAsync(cancellationToken: CancellationToken.None);
            }
            catch (Exception failure) when (failure is RequestFailedException or AggregateException)
            {
                await _lost.CancelAsync();
                return;
            }
        }
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await _lease.ReleaseAsync(cancellationToken: CancellationToken.None);
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException)
        {
            return; // It runs out by itself.
        }
    }
}
