using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Summaries;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Summaries;

public sealed class RecomputeSummariesTimer(EnqueueJob enqueue)
{
    [Function(nameof(RecomputeSummaries))]
    public Task RunAsync([TimerTrigger("0 57 1 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        enqueue.ExecuteAsync(new JobRequest(RecomputeSummaries.JobKind), cancellationToken);
}
