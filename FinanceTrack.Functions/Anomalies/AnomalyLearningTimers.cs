using FinanceTrack.Domain.Anomalies.Jobs;
using FinanceTrack.Domain.Jobs;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Anomalies;

/// <summary>Weekly, and before that night's recomputation, which takes everyone's statistics along to the new priors.</summary>
public sealed class AnomalyLearningTimers(EnqueueJob enqueue)
{
    [Function(nameof(RefreshAnomalyPriors))]
    public Task RefreshPriorsAsync([TimerTrigger("0 55 1 * * SUN")] TimerInfo timer, CancellationToken cancellationToken) =>
        enqueue.ExecuteAsync(new JobRequest(RefreshAnomalyPriors.JobKind), cancellationToken);

    [Function(nameof(TrainAnomalyModel))]
    public Task TrainModelAsync([TimerTrigger("0 12 2 * * SUN")] TimerInfo timer, CancellationToken cancellationToken) =>
        enqueue.ExecuteAsync(new JobRequest(TrainAnomalyModelJob.JobKind), cancellationToken);

    [Function(nameof(ReportAnomalyDrift))]
    public Task ReportDriftAsync([TimerTrigger("0 8 2 * * MON")] TimerInfo timer, CancellationToken cancellationToken) =>
        enqueue.ExecuteAsync(new JobRequest(ReportAnomalyDrift.JobKind), cancellationToken);
}
