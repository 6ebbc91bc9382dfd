using System.Net;
using System.Net.Sockets;
using FinanceTrack.LocalHost.Commands;

namespace FinanceTrack.LocalHost.Emulator;

/// <summary>
/// The storage of a local run: the one that the settings name, an Azurite that runs already, or one started here. Starting goes
/// on beside the caller's other work; see <see cref="Ready"/>.
/// </summary>
internal sealed class LocalStorage : IAsyncDisposable
{
    private const int BlobPort = 10000;
    private const int QueuePort = 10001;

    private readonly Task<AzuriteProcess>? _starting;

    private LocalStorage(string description, Task<AzuriteProcess>? starting = null)
    {
        Description = description;
        _starting = starting;
    }

    /// <summary>Which storage it is, for people.</summary>
    public string Description { get; }

    /// <summary>Ends when it accepts requests, and faults with a <see cref="StartFailure"/> when it cannot.</summary>
    public Task Ready => _starting ?? Task.CompletedTask;

    /// <exception cref="StartFailure">Azurite is needed and cannot be had, or something else has its ports.</exception>
    public static async Task<LocalStorage> PrepareAsync(
        string contentRoot, IReadOnlyDictionary<string, string?> settings, Action<string> say, CancellationToken cancellationToken)
    {
        if (settings[LocalSettings.Storage] is not (null or "" or LocalSettings.DevelopmentStorage))
        {
            return new LocalStorage($"the account in {LocalSettings.Storage}");
        }

        if (settings.TryGetValue(LocalSettings.StorageAccount, out var account) && account is { Length: > 0 })
        {
            return new LocalStorage($"the account {account}");
        }

        var folder = Path.Combine(LocalSettings.DataFolder(contentRoot), "azurite");
        Directory.CreateDirectory(folder);
        await AzuriteOwner.WaitForOrphanAsync(folder, cancellationToken);
        var taken = await Task.WhenAll(IsListeningAsync(BlobPort), IsListeningAsync(QueuePort));
        if (taken is [true, true])
        {
            return new LocalStorage($"the Azurite that runs on ports {BlobPort} and {QueuePort}");
        }

        if (taken is not [false, false])
        {
            throw new StartFailure(
                $"Port {(taken[0] ? BlobPort : QueuePort)} is already in use, and Azurite needs {BlobPort} and {QueuePort}. "
                + $"Stop what listens there, or set {LocalSettings.Storage} to the storage to use.");
        }

        var script = await AzuritePackage.EnsureAsync(contentRoot, say, cancellationToken);
        var options = new AzuriteOptions { Script = script, DataFolder = folder, BlobPort = BlobPort, QueuePort = QueuePort };
        var starting = AzuriteProcess.StartAsync(options, cancellationToken);
        if (starting.IsFaulted)
        {
            await starting; // There is no Node: the caller that waits for this failure need not wait for the rest.
        }

        return new LocalStorage($"Azurite, started here, data in {folder}", starting);
    }

    public async ValueTask DisposeAsync()
    {
        if (_starting is not null)
        {
            await ((Task)_starting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_starting.IsCompletedSuccessfully)
            {
                await (await _starting).DisposeAsync();
            }
        }
    }

    private static async Task<bool> IsListeningAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
