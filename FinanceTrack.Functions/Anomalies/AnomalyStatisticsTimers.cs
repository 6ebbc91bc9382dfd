using FinanceTrack.Domain.Anomalies.Jobs;
using FinanceTrack.Domain.Jobs;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Anomalies;

/// <summary>
/// Each night after the day's last bookings, beside the other timers of the night, so that a database that pauses wakes once. The
/// migration finds nothing to do unless a release has brought a new form.
/// </summary>
public sealed class AnomalyStatisticsTimers(EnqueueJob enqueue)
{
    [Function("ComputeAnomalyStats")]
    public Task ComputeAnomalyStatsAsync([TimerTrigger("0 3 2 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        enqueue.ExecuteAsync(new JobRequest(ComputeAnomalyStatistics.JobKind), cancellationToken);

    [Function("MigrateAnomalyStats")]
    public Task MigrateAnomalyStatsAsync([TimerTrigger("0 51 1 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        enqueue.ExecuteAsync(new JobRequest(MigrateAnomalyStatistics.JobKind), cancellationToken);
}
