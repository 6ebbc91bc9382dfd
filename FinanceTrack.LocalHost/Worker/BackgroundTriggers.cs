using FinanceTrack.LocalHost.Worker.Invocation;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.LocalHost.Worker;

/// <summary>
/// Triggers that the host watches itself. They begin after the server listens, so that they do not delay the first answer, and
/// stop fetching at the first sign of a stop, so that they drain while the server does.
/// </summary>
internal abstract partial class BackgroundTriggers(IEnumerable<HostedFunction> functions, LocalHostOptions options, ILogger logger) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _listening = Task.CompletedTask;

    protected LocalHostOptions Options { get; } = options;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _listening = Task.WhenAll(functions.Select(function => Task.Run(() => WatchAsync(function), CancellationToken.None)));
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => _stopping.CancelAsync();

    public Task StopAsync(CancellationToken cancellationToken) => _listening.WaitAsync(cancellationToken);

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();

    /// <summary>Runs one function's trigger until it is told to stop, and ends when nothing of it runs any longer.</summary>
    protected abstract Task ListenAsync(HostedFunction function, CancellationToken stopping);

    private async Task WatchAsync(HostedFunction function)
    {
        await Options.StorageReady.WaitAsync(_stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!Options.StorageReady.IsCompletedSuccessfully)
        {
            return; // Whoever starts the storage waits for it as well, and says once for all functions why it did not.
        }

        try
        {
            await ListenAsync(function, _stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure) when (!_stopping.IsCancellationRequested)
        {
            // As under the real host: a trigger that cannot start is in error, and the other functions go on.
            LogNotListening(logger, function.Name, failure);
        }
    }

    [LoggerMessage(21, LogLevel.Critical, "Function {Function} has no working trigger")]
    private static partial void LogNotListening(ILogger logger, string function, Exception failure);
}
