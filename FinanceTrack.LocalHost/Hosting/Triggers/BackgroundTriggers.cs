using Microsoft.Extensions.Logging;

namespace FinanceTrack.LocalHost.Hosting.Triggers;

/// <summary>
/// Runs queues and timers until the host stops. Where a listener fails for good, such as by a storage that is unreachable for long, all of
/// them are started again after a wait, as Azure starts its host again.
/// </summary>
internal sealed partial class BackgroundTriggers(WebJobsHost jobs, LocalHostOptions options, ILogger<BackgroundTriggers> logger)
{
    private static readonly TimeSpan MinWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Stable = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken stopping)
    {
        await options.StorageReady.WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!options.StorageReady.IsCompletedSuccessfully)
            return; // The caller that starts the storage waits for it as well, and reports why it did not start.
        var wait = MinWait;
        while (!stopping.IsCancellationRequested)
        {
            var started = TimeProvider.System.GetTimestamp();
            if (await RunOnceAsync(stopping) is not { } failure)
                return;
            wait = TimeProvider.System.GetElapsedTime(started) > Stable ? MinWait : wait;
            LogRestart(StorageFailure.Reason(failure), wait);
            await Task.Delay(wait, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wait = wait * 2 < MaxWait ? wait * 2 : MaxWait;
        }
    }

    /// <returns>What failed, or null when it was told to stop.</returns>
    private async Task<Exception?> RunOnceAsync(CancellationToken stopping)
    {
        var failed = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var host = jobs.Build(failure => failed.TrySetResult(failure));
        await using var registration = stopping.UnsafeRegister(_ => failed.TrySetResult(null), null);
        try
        {
            await host.StartAsync(stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested && StorageFailure.Is(failure))
        {
            return failure;
        }

        var ended = await failed.Task;
        using var drained = new CancellationTokenSource(options.DrainTimeout);
        await host.StopAsync(drained.Token);
        return ended;
    }

    [LoggerMessage(21, LogLevel.Error, "Queues and timers stopped and start again in {Wait}: {Reason}")]
    private partial void LogRestart(string reason, TimeSpan wait);
}
