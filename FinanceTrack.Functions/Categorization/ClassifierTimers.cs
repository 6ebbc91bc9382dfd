using FinanceTrack.Domain.Categorization.Jobs;
using FinanceTrack.Domain.Jobs;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Categorization;

public sealed class ClassifierTimers(EnqueueJob enqueue, EnsureExpenseClassifier ensure)
{
    [Function(nameof(EnsureExpenseClassifier))]
    public Task EnsureAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        ensure.ExecuteAsync(cancellationToken);

    [Function(nameof(TrainExpenseClassifier))]
    public Task TrainAsync([TimerTrigger("0 8 2 * * 0")] TimerInfo timer, CancellationToken cancellationToken) =>
        enqueue.ExecuteAsync(new JobRequest(TrainExpenseClassifierJob.JobKind), cancellationToken);

    [Function(nameof(ReportCategorizationDrift))]
    public Task ReportDriftAsync([TimerTrigger("0 12 2 * * 1")] TimerInfo timer, CancellationToken cancellationToken) =>
        enqueue.ExecuteAsync(new JobRequest(ReportCategorizationDrift.JobKind), cancellationToken);
}
