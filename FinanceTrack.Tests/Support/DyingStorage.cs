using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;

namespace FinanceTrack.Tests.Support;

/// <summary>
/// A way to storage that breaks for good at a write, as when the process is killed there: that write never arrives, nor does a later one.
/// </summary>
internal sealed class DyingStorage : HttpPipelineSynchronousPolicy
{
    private volatile bool _isDead;
    private string? _diesAt;

    /// <summary>A client whose requests go this way.</summary>
    public static (BlobServiceClient Service, DyingStorage Storage) Of(string connectionString)
    {
        var (options, storage) = (new BlobClientOptions(), new DyingStorage());
        options.AddPolicy(storage, HttpPipelinePosition.PerCall);
        return (new BlobServiceClient(connectionString, options), storage);
    }

    /// <param name="blob">The end of the name of the blob at whose write it dies; null for never.</param>
    public void DieAt(string? blob) => _diesAt = blob;

    /// <summary>As after a restart.</summary>
    public void Revive() => (_diesAt, _isDead) = (null, false);

    public override void OnSendingRequest(HttpMessage message)
    {
        if (message.Request.Method != RequestMethod.Put || _diesAt is null)
            return;
        _isDead |= message.Request.Uri.ToUri().AbsolutePath.EndsWith(_diesAt, StringComparison.Ordinal);
        if (_isDead)
            throw new IOException("The host died.");
    }
}
