using FinanceTrack.LocalHost.Worker.Invocation;
using FinanceTrack.LocalHost.Worker.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.LocalHost.Worker.Timers;

/// <summary>Runs all timer functions by the app's <see cref="TimeProvider"/>, each on one host at a time.</summary>
internal sealed partial class TimerTriggers(
    HostedFunctions functions,
    LocalHostOptions options,
    StorageConnections storage,
    FunctionRunner runner,
    TimeProvider clock,
    IConfiguration configuration,
    ILoggerFactory loggers) : BackgroundTriggers(functions.Having<TimerTriggerAttribute>(), options, loggers.CreateLogger<TimerTriggers>())
{
    private const string Container = "azure-webjobs-hosts";
    private const string HostIdSetting = "AzureFunctionsWebHost:hostid";
    private const string DefaultHostId = "financetrack";

    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(10);

    private readonly ILogger _logger = loggers.CreateLogger<TimerTriggers>();

    protected override async Task ListenAsync(HostedFunction function, CancellationToken stopping)
    {
        var schedule = new TimerSchedule(SettingReferences.Resolve(((TimerTriggerAttribute)function.Trigger).Schedule, configuration));
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await HoldAndRunAsync(function, schedule, stopping);
            }
            catch (OperationCanceledException)
            {
                continue; // Either the host stops, or the lock was lost and is asked for again.
            }
            catch (Exception failure) when (StorageFailure.Is(failure))
            {
                LogUnreachable(_logger, function.Name, StorageFailure.Reason(failure));
                await Task.Delay(RetryInterval, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task HoldAndRunAsync(HostedFunction function, TimerSchedule schedule, CancellationToken stopping)
    {
        var container = storage.BlobContainer(Container);
        var hostId = configuration[HostIdSetting] ?? DefaultHostId;
        await using var held = await SingletonLock.AcquireAsync(container, hostId, function.EntryPoint, stopping);
        using var running = CancellationTokenSource.CreateLinkedTokenSource(stopping, held.Lost);
        var monitor = new ScheduleMonitor(container, hostId, function.EntryPoint);
        await new TimerListener(function, schedule, monitor, Options, runner, clock, loggers.CreateLogger<TimerListener>()).RunAsync(running.Token);
    }

    [LoggerMessage(32, LogLevel.Warning, "Function {Function}: the storage that keeps its schedule cannot be reached: {Reason}")]
    private static partial void LogUnreachable(ILogger logger, string function, string reason);
}
