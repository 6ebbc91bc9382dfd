using FinanceTrack.Domain.Insights.Jobs;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Recurring;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Insights;

/// <summary>Every ledger has a new day: what was expected may be late, and the forecast looks on from there.</summary>
public sealed class RefreshInsightsTimer(EnqueueJob enqueue)
{
    [Function(nameof(RefreshInsights))]
    public Task RunAsync([TimerTrigger("0 5 2 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        enqueue.ExecuteAsync(new JobRequest(RefreshRequest.JobKind), cancellationToken);
}
