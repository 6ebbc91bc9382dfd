using Microsoft.Azure.WebJobs.Extensions.Timers;
using NCrontab;

namespace FinanceTrack.LocalHost.Hosting.Triggers;

/// <summary>
/// A schedule in UTC, as a function app in Azure has it, whatever the time zone of this machine. The SDK's timers count in local time,
/// so that is what goes in and comes out. Public, since the schedule of each timer is a type made at run time.
/// </summary>
public abstract class UtcSchedule : TimerSchedule
{
    private readonly CrontabSchedule _schedule;

    /// <param name="expression">NCRONTAB with six fields; the first is seconds.</param>
    protected UtcSchedule(string expression) => _schedule = CrontabSchedule.Parse(expression, new() { IncludingSeconds = true });

    /// <summary>Local times before and after a change of the clocks are as far apart as they are in UTC.</summary>
    public override bool AdjustForDST => true;

    /// <inheritdoc/>
    public override DateTime GetNextOccurrence(DateTime now)
    {
        var utc = now.Kind == DateTimeKind.Utc ? now : now.ToUniversalTime();
        return DateTime.SpecifyKind(_schedule.GetNextOccurrence(utc), DateTimeKind.Utc).ToLocalTime();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{_schedule} (UTC)";
}
