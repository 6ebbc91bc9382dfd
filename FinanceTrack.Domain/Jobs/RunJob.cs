using FinanceTrack.Domain.Data;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Jobs;

/// <summary>
/// Runs a job that a message announces, unless it runs elsewhere, has ended or was cancelled: the row decides, so a message
/// that comes twice does nothing the second time.
/// </summary>
public sealed partial class RunJob(
    Database database, ConcludeJob conclude, IEnumerable<IJobHandler> handlers, TimeProvider time, ILogger<RunJob> logger)
{
    private static readonly Statement ClaimSql = Statement.Of($"""
        UPDATE Jobs
        SET Status = @Running, LeaseOwner = @LeaseOwner, PendingKey = @PendingKey, Attempts = Attempts + 1,
            StartedAt = COALESCE(StartedAt, @Now), HeartbeatAt = @Now, Version = Version + 1
        WHERE Id = @Id AND (Status = @Queued OR (Status = @Running AND HeartbeatAt < @StaleBefore));
        SELECT {Job.Columns} FROM Jobs WHERE Id = @Id AND LeaseOwner = @LeaseOwner;
        """);

    /// <exception cref="DatabaseUnavailableException">
    /// The database went away. Where that was in the middle of the job, who comes again after <see cref="JobLease.StaleAfter"/> takes it
    /// over.
    /// </exception>
    public async Task ExecuteAsync(Guid jobId, CancellationToken cancellationToken)
    {
        var owner = Guid.NewGuid();
        if (await ClaimAsync(jobId, owner, cancellationToken) is not { } job)
        {
            LogNothingToRun(jobId);
            return;
        }

        LogStarted(job.Kind, job.Id, job.Attempts);
        using var run = new JobRun(job);
        var context = new JobContext(job, owner, database, time);
        JobOutcome? outcome;
        await using (var lease = new JobLease(job.Id, owner, database, time, logger, cancellationToken))
            outcome = await RunAsync(job, context, lease);
        if (outcome is null)
            LogLost(job.Kind, job.Id);
        else
            await conclude.ExecuteAsync(job, owner, context, outcome);
        run.Ended(outcome);
    }

    private async Task<Job?> ClaimAsync(Guid jobId, Guid owner, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var claim = new
        {
            Id = jobId,
            LeaseOwner = owner,
            PendingKey = jobId.ToString("N"),
            Now = now,
            StaleBefore = now - JobLease.StaleAfter,
            JobStatus.Queued,
            JobStatus.Running,
        };
        try
        {
            return await ClaimOnceAsync();
        }
        catch (OutcomeUnknownException)
        {
            return await ClaimOnceAsync(); // If the first one stands, the job is found as its owner's.
        }

        Task<Job?> ClaimOnceAsync() => database.WriteAsync(session => session.FindAsync<Job>(ClaimSql, claim), cancellationToken);
    }

    /// <summary>Null when this runner no longer owns the job.</summary>
    private async Task<JobOutcome?> RunAsync(Job job, JobContext context, JobLease lease)
    {
        if (job.CancelRequested)
            return new JobOutcome.Cancelled();
        if (handlers.FirstOrDefault(h => h.Kind == job.Kind) is not { } handler)
            return JobOutcome.Failure($"This version of the product has no job of the kind {job.Kind}.");
        try
        {
            return await handler.ExecuteAsync(context, lease.Token);
        }
        catch (OperationCanceledException) when (lease.Token.IsCancellationRequested)
        {
            if (lease.HeartbeatFailure is { } silence)
                throw new DatabaseUnavailableException(silence, isUnreachable: true);
            if (lease.Lost)
                return null;
            return lease.CancelRequested ? new JobOutcome.Cancelled() : JobOutcome.Yield; // Yield: the host is stopping.
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or DatabaseUnavailableException { IsUnreachable: true }))
        {
            LogBroken(job.Kind, job.Id, job.Attempts, exception);
            return lease.Lost ? null : new JobOutcome.Threw(exception.GetType().Name);
        }
    }

    [LoggerMessage(7102, LogLevel.Information, "Job {JobId} is not run: it has ended, is cancelled, or runs elsewhere")]
    private partial void LogNothingToRun(Guid jobId);

    [LoggerMessage(7103, LogLevel.Information, "{Kind} job {JobId} starts, attempt {Attempt}")]
    private partial void LogStarted(string kind, Guid jobId, int attempt);

    [LoggerMessage(7104, LogLevel.Error, "{Kind} job {JobId} threw on attempt {Attempt}")]
    private partial void LogBroken(string kind, Guid jobId, int attempt, Exception exception);

    [LoggerMessage(7105, LogLevel.Warning, "{Kind} job {JobId} was taken over by another instance")]
    private partial void LogLost(string kind, Guid jobId);
}
