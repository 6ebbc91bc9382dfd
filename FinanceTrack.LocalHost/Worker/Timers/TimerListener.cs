using FinanceTrack.LocalHost.Worker.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.LocalHost.Worker.Timers;

/// <summary>Runs one function by its schedule, one run after the other, while this host holds the timer's lock.</summary>
internal sealed partial class TimerListener(
    HostedFunction function,
    TimerSchedule schedule,
    ScheduleMonitor monitor,
    LocalHostOptions options,
    FunctionRunner runner,
    TimeProvider clock,
    ILogger logger)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly TimerTriggerAttribute _trigger = (TimerTriggerAttribute)function.Trigger;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var status = _trigger.UseMonitor && !schedule.IsUnderAMinute(Now) ? await LoadAsync(cancellationToken) : null;
        var isPastDue = status is not null && schedule.NextAfter(status.Last == default ? status.LastUpdated : status.Last) <= Now;
        if (isPastDue || _trigger.RunOnStartup || options.TimersAtStart.Contains(function.Name))
        {
            await RunOnceAsync(status, Now, isPastDue, cancellationToken);
        }

        while (schedule.NextAfter(Now) is { } next)
        {
            while (next - Now is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait < LongestWait ? wait : LongestWait, clock, cancellationToken);
            }

            await RunOnceAsync(status, next, isPastDue: false, cancellationToken);
        }

        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    /// <summary>The remembered status; on the first start one that begins now, so that a run missed from here on is noticed.</summary>
    private async Task<ScheduleStatus> LoadAsync(CancellationToken cancellationToken)
    {
        if (await monitor.ReadAsync(cancellationToken) is { } status)
        {
            return status;
        }

        var first = new ScheduleStatus { Next = schedule.NextAfter(Now) ?? default, LastUpdated = Now };
        await monitor.WriteAsync(first, cancellationToken);
        return first;
    }

    private async Task RunOnceAsync(ScheduleStatus? status, DateTime due, bool isPastDue, CancellationToken cancellationToken)
    {
        var info = new TimerInfo { ScheduleStatus = status, IsPastDue = isPastDue };
        try
        {
            await runner.RunAsync(function, () => info, data: null, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, function.Name, failure);
        }

        if (status is not null)
        {
            (status.Last, status.Next, status.LastUpdated) = (due, schedule.NextAfter(Now) ?? default, Now);
            // Not cancelled by a stop: a run that nobody noted would be made up for by the next host.
            await monitor.WriteAsync(status, CancellationToken.None);
        }
    }

    [LoggerMessage(31, LogLevel.Error, "Function {Function} failed")]
    private static partial void LogFailed(ILogger logger, string function, Exception failure);
}
