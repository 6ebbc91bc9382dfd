using System.Text.Json;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Messaging;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Jobs;

/// <summary>Writes down how a run ended, and queues the job again where there is more to do.</summary>
public sealed partial class ConcludeJob(Database database, Outbox outbox, TimeProvider time, ILogger<ConcludeJob> logger)
{
    /// <summary>How often a job that throws, or whose instance dies, is started in a row.</summary>
    internal const int MaxAttempts = 3;

    private static readonly Statement ConcludeSql = Statement.Of("""
        UPDATE Jobs
        SET Status = @Status, Progress = @Progress, ProgressMessage = @ProgressMessage, ResumeFrom = @ResumeFrom, Result = @Result,
            Error = @Error, Attempts = @Attempts, LeaseOwner = NULL, HeartbeatAt = @Now, FinishedAt = @FinishedAt, Version = Version + 1
        WHERE Id = @Id AND LeaseOwner = @LeaseOwner
        """);

    /// <summary>Not cancelled with the host: what was done must not be done again because one row is missing.</summary>
    internal async Task ExecuteAsync(Job job, Guid leaseOwner, JobContext context, JobOutcome outcome)
    {
        var now = time.Now();
        var (status, error) = Judge(job, outcome);
        var ended = status != JobStatus.Queued;
        var row = new
        {
            job.Id,
            LeaseOwner = leaseOwner,
            Status = status,
            Progress = status == JobStatus.Succeeded ? 1 : context.Progress,
            context.ProgressMessage,
            ResumeFrom = ended ? null : context.ResumeFrom,
            Result = outcome is JobOutcome.Succeeded { Result: { } result } ? JsonSerializer.Serialize(result, MessageFormat.Json) : null,
            Error = error is { Length: > Job.MaxErrorLength } ? error[..Job.MaxErrorLength] : error,
            Attempts = outcome is JobOutcome.Yielded ? 0 : job.Attempts,
            Now = now,
            FinishedAt = ended ? now : (DateTimeOffset?)null,
        };
        var delay = outcome is JobOutcome.Threw ? TimeSpan.FromMinutes(job.Attempts) : TimeSpan.Zero;
        await database.WriteAsync(async session =>
        {
            var concluded = await session.ExecuteAsync(ConcludeSql, row) == 1;
            if (concluded && !ended)
                await outbox.AddAsync(session, QueueNames.Jobs, new JobMessage(job.Id), job.LedgerId, delay);
            return concluded;
        }, CancellationToken.None);
        LogConcluded(job.Kind, job.Id, status);
        if (status == JobStatus.Failed)
            LogFailed(job.Kind, job.Id);
    }

    private static (JobStatus Status, string? Error) Judge(Job job, JobOutcome outcome) => outcome switch
    {
        JobOutcome.Succeeded => (JobStatus.Succeeded, null),
        JobOutcome.Failed failed => (JobStatus.Failed, failed.Detail),
        JobOutcome.Cancelled => (JobStatus.Cancelled, null),
        JobOutcome.Yielded => (JobStatus.Queued, null),
        JobOutcome.Threw threw when job.Attempts < MaxAttempts => (JobStatus.Queued, threw.Detail),
        JobOutcome.Threw threw =>
            (JobStatus.Failed, $"Failed after {job.Attempts} attempts; last error: {threw.Detail}; the log says more."),
        _ => throw new InvalidOperationException($"No status is known for {outcome.GetType().Name}."),
    };

    [LoggerMessage(7106, LogLevel.Information, "{Kind} job {JobId} is now {Status}")]
    private partial void LogConcluded(string kind, Guid jobId, JobStatus status);

    [LoggerMessage(7108, LogLevel.Error, "{Kind} job {JobId} failed permanently", EventName = "7108")]
    private partial void LogFailed(string kind, Guid jobId);
}
