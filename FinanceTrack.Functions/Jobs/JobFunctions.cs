using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Jobs;

/// <summary>What runs jobs. Timers of other features only queue jobs.</summary>
public sealed class JobFunctions(RunJob run, SweepJobs sweep, MessageRedelivery redelivery)
{
    [Function(nameof(RunJob))]
    public Task RunAsync([QueueTrigger(QueueNames.Jobs)] string message, CancellationToken cancellationToken) =>
        redelivery.RunAsync(
            QueueNames.Jobs, MessageFormat.Body(message),
            () => run.ExecuteAsync(MessageFormat.Read<JobMessage>(message).JobId, cancellationToken));

    [Function(nameof(SweepJobs))]
    public Task SweepAsync([TimerTrigger("40 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        sweep.ExecuteAsync(cancellationToken);

    /// <summary>Where SweepJobs is switched off, to let the database pause, this is the sweep that stays.</summary>
    [Function("SweepJobsNightly")]
    public Task SweepJobsNightlyAsync([TimerTrigger("0 49 1 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        sweep.ExecuteAsync(cancellationToken);
}
