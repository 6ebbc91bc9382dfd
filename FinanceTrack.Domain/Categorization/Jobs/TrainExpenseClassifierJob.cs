using FinanceTrack.Domain.Jobs;

namespace FinanceTrack.Domain.Categorization.Jobs;

/// <summary>The job <c>train-expense-classifier</c>.</summary>
public sealed class TrainExpenseClassifierJob(TrainExpenseClassifier train) : IJobHandler
{
    public const string JobKind = "train-expense-classifier";

    public string Kind => JobKind;

    /// <summary>Trains from the start each time: until the end nothing is kept that a crash could leave half done.</summary>
    public async Task<JobOutcome> ExecuteAsync(JobContext context, CancellationToken cancellationToken) => JobOutcome.Success(
        await train.ExecuteAsync((progress, message) => context.ReportAsync(progress, message, null, cancellationToken), cancellationToken));
}
