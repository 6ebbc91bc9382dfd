namespace FinanceTrack.Domain.Jobs;

/// <summary>
/// Does the work of one kind of job. Work may be cut off anywhere and done again from its last checkpoint,
/// so each step has to be safe to repeat.
/// </summary>
public interface IJobHandler
{
    /// <summary>The name in the API and in the row, such as <c>recompute-summaries</c>.</summary>
    string Kind { get; }

    /// <summary>What <see cref="JobContext.Parameters{T}"/> is read as; null when the job takes none.</summary>
    Type? ParametersType => null;

    /// <summary>
    /// Works until done, failed, or <see cref="JobContext.ShouldYield"/>. A thrown exception is tried again a few times;
    /// a failure that trying again cannot mend is returned. The token ends the work when the job is cancelled, when the
    /// host stops, or when another instance has taken the job over.
    /// </summary>
    Task<JobOutcome> ExecuteAsync(JobContext context, CancellationToken cancellationToken);
}
