namespace FinanceTrack.Domain.Jobs;

/// <summary>How a run of a job ended.</summary>
public abstract record JobOutcome
{
    private JobOutcome()
    {
    }

    /// <summary>There is more to do, from the last checkpoint on: the job is queued again.</summary>
    public static JobOutcome Yield { get; } = new Yielded();

    /// <param name="result">What to show as the job's result, written as JSON.</param>
    public static JobOutcome Success(object? result = null) => new Succeeded(result);

    /// <param name="detail">What an administrator reads; no personal data.</param>
    public static JobOutcome Failure(string detail) => new Failed(detail);

    internal sealed record Succeeded(object? Result) : JobOutcome;

    internal sealed record Failed(string Detail) : JobOutcome;

    internal sealed record Yielded : JobOutcome;

    internal sealed record Cancelled : JobOutcome;

    /// <summary>The handler threw; whether it is tried again depends on how often it has.</summary>
    internal sealed record Threw(string Detail) : JobOutcome;
}
