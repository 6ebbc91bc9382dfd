using FinanceTrack.Domain.Jobs;

namespace FinanceTrack.Domain.Anomalies.Jobs;

/// <summary>The job <c>train-anomaly-model</c>.</summary>
public sealed class TrainAnomalyModelJob(TrainAnomalyModel train) : IJobHandler
{
    public const string JobKind = "train-anomaly-model";

    public string Kind => JobKind;

    /// <summary>Trains from the start each time: until the end nothing is kept that a crash could leave half done.</summary>
    public async Task<JobOutcome> ExecuteAsync(JobContext context, CancellationToken cancellationToken) => JobOutcome.Success(
        await train.ExecuteAsync(
            (progress, message) => context.ReportAsync(progress, message, null, cancellationToken), cancellationToken));
}
