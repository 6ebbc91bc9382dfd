using System.Diagnostics;
using FinanceTrack.Domain.Telemetry;

namespace FinanceTrack.Domain.Jobs;

/// <summary>Measures and traces one run of a job.</summary>
internal sealed class JobRun : IDisposable
{
    private readonly Job _job;
    private readonly Activity? _span;
    private readonly long _start = Stopwatch.GetTimestamp();
    private string _outcome = "interrupted";

    public JobRun(Job job)
    {
        _job = job;
        _span = Traces.Source.StartActivity($"job {job.Kind}");
        _span?.SetTag("financetrack.job.kind", job.Kind)
            .SetTag("financetrack.job.id", job.Id)
            .SetTag("financetrack.job.attempt", job.Attempts);
    }

    /// <param name="outcome">Null when another runner owns the job by now. Where this is not called, the run was interrupted.</param>
    public void Ended(JobOutcome? outcome) => _outcome = outcome switch
    {
        null => "lost",
        JobOutcome.Succeeded => "succeeded",
        JobOutcome.Cancelled => "cancelled",
        JobOutcome.Yielded => "yielded",
        JobOutcome.Threw when _job.Attempts < ConcludeJob.MaxAttempts => "retried",
        _ => "failed",
    };

    public void Dispose()
    {
        ProductMetrics.JobRun(_job.Kind, _outcome, Stopwatch.GetElapsedTime(_start));
        _span?.SetTag("financetrack.job.outcome", _outcome)
            .SetStatus(_outcome is "failed" or "retried" or "interrupted" ? ActivityStatusCode.Error : ActivityStatusCode.Unset)
            .Dispose();
    }
}
