using FinanceTrack.Domain.Jobs;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Jobs;

/// <summary>What runs jobs. Timers of other features only put jobs in line.</summary>
public sealed class JobFunctions(RunJob run, SweepJobs sweep)
{
    [Function("RunJob")]
    public Task RunAsync([QueueTrigger("jobs")] JobMessage message, CancellationToken cancellationToken) =>
        run.ExecuteAsync(message.JobId, cancellationToken);

    [Function("SweepJobs")]
    public Task SweepAsync([TimerTrigger("40 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        sweep.ExecuteAsync(cancellationToken);
}
