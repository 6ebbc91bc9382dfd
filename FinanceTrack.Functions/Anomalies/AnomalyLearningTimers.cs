using FinanceTrack.Domain.Anomalies.Jobs;
using FinanceTrack.Domain.Jobs;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Anomalies;

/// <summary>Weekly, and before that night's recomputation, which takes everyone's statistics along to the new priors.</summary>
public sealed class AnomalyLearningTimers(EnqueueJob enqueue)
{
    [Function(nameof(RefreshAnomalyPriors))]
    public Task RefreshPriors([TimerTrigger("0 30 0 * * SUN")] TimerInfo timer, CancellationToken cancellationToken) =>
        enqueue.ExecuteAsync(new JobRequest(RefreshAnomalyPriors.JobKind), cancellationToken);

    [Function(nameof(TrainAnomalyModel))]
    public Task TrainModel([TimerTrigger("0 30 3 * * SUN")] TimerInfo timer, CancellationToken cancellationToken) =>
        enqueue.ExecuteAsync(new JobRequest(TrainAnomalyModelJob.JobKind), cancellationToken);

    [Function(nameof(ReportAnomalyDrift))]
    public Task ReportDrift([TimerTrigger("0 30 3 * * MON")] TimerInfo timer, CancellationToken cancellationToken) =>
        enqueue.ExecuteAsync(new JobRequest(ReportAnomalyDrift.JobKind), cancellationToken);
}
