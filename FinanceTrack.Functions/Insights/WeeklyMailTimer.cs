using FinanceTrack.Domain.Insights.Weekly;
using FinanceTrack.Domain.Jobs;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Insights;

/// <summary>After the insights of the night, once a week.</summary>
public sealed class WeeklyMailTimer(EnqueueJob enqueue)
{
    [Function(nameof(SendWeeklyMails))]
    public Task RunAsync([TimerTrigger("0 10 2 * * MON")] TimerInfo timer, CancellationToken cancellationToken) =>
        enqueue.ExecuteAsync(new JobRequest(SendWeeklyMails.JobKind), cancellationToken);
}
