using Cronos;

namespace FinanceTrack.LocalHost.Worker.Timers;

/// <summary>A six-field NCRONTAB expression, in UTC. Its fields mean what Cronos' do, seconds first.</summary>
internal sealed class TimerSchedule
{
    private const int OccurrencesToLookAt = 5;

    private readonly CronExpression _expression;

    /// <exception cref="CronFormatException">The text is no such expression.</exception>
    public TimerSchedule(string expression) => _expression = CronExpression.Parse(expression, CronFormat.IncludeSeconds);

    /// <summary>The first run after that moment; null when there is none, as for 30 February.</summary>
    public DateTime? NextAfter(DateTime moment) => _expression.GetNextOccurrence(DateTime.SpecifyKind(moment, DateTimeKind.Utc));

    /// <summary>Whether two of the next runs lie less than a minute apart: such a schedule is not monitored.</summary>
    public bool IsUnderAMinute(DateTime now)
    {
        var previous = NextAfter(now);
        for (var looked = 1; previous is not null && looked < OccurrencesToLookAt; looked++)
        {
            var next = NextAfter(previous.Value);
            if (next - previous < TimeSpan.FromMinutes(1))
            {
                return true;
            }

            previous = next;
        }

        return false;
    }
}
