using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Messaging;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Jobs;

/// <summary>
/// Moves jobs on that no runner works on: those whose runner stopped responding are queued again (or failed, after too many starts, or
/// cancelled where that was asked for), those whose message seems lost get another one, and those that ended long ago are forgotten.
/// </summary>
public sealed partial class SweepJobs(Database database, Outbox outbox, TimeProvider time, ILogger<SweepJobs> logger)
{
    private const int PageSize = 100;

    // Longer than a queue should ever be; should it be, a second message for the same job does nothing.
    private static readonly TimeSpan MessageLost = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Retention = TimeSpan.FromDays(90);

    private static readonly Statement SilentSql = Statement.Of(dialect => $"""
        SELECT {Job.Columns} FROM Jobs
        WHERE (Status = @Running AND HeartbeatAt < @StaleBefore) OR (Status = @Queued AND HeartbeatAt < @LostBefore)
        ORDER BY HeartbeatAt {dialect.Limit("@Limit")}
        """);

    // The version guards against a runner that spoke up in between.
    private static readonly Statement MoveSql = Statement.Of("""
        UPDATE Jobs
        SET Status = @Status, LeaseOwner = NULL, Error = @Error, HeartbeatAt = @Now, FinishedAt = @FinishedAt, Version = Version + 1
        WHERE Id = @Id AND Version = @Version AND HeartbeatAt = @HeartbeatAt
        """);

    private static readonly Statement ForgetSql = Statement.Of("""
        DELETE FROM Jobs WHERE Status IN (@Succeeded, @Failed, @Cancelled) AND FinishedAt < @Before
        """);

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = time.Now();
        var silent = await database.ReadAsync(session => session.QueryAsync<Job>(SilentSql, new
        {
            JobStatus.Running,
            JobStatus.Queued,
            StaleBefore = now - JobLease.StaleAfter,
            LostBefore = now - MessageLost,
            Limit = PageSize,
        }), cancellationToken);
        foreach (var job in silent)
            await MoveAsync(job, now, cancellationToken);

        var ended = new { JobStatus.Succeeded, JobStatus.Failed, JobStatus.Cancelled, Before = now - Retention };
        await database.WriteAsync(session => session.ExecuteAsync(ForgetSql, ended), cancellationToken);
    }

    private async Task MoveAsync(Job job, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var status = job switch
        {
            { Status: JobStatus.Queued } => JobStatus.Queued,
            { CancelRequested: true } => JobStatus.Cancelled,
            { Attempts: >= ConcludeJob.MaxAttempts } => JobStatus.Failed,
            _ => JobStatus.Queued,
        };
        var row = new
        {
            job.Id,
            job.Version,
            job.HeartbeatAt,
            Status = status,
            Error = status == JobStatus.Failed ? $"The runner stopped responding {job.Attempts} times." : job.Error,
            Now = now,
            FinishedAt = status == JobStatus.Queued ? (DateTimeOffset?)null : now,
        };
        await database.WriteAsync(async session =>
        {
            var moved = await session.ExecuteAsync(MoveSql, row) == 1;
            if (moved && status == JobStatus.Queued)
                await outbox.AddAsync(session, QueueNames.Jobs, new JobMessage(job.Id), job.LedgerId);
            return moved;
        }, cancellationToken);
        LogMoved(job.Kind, job.Id, job.Status, status);
        if (status == JobStatus.Failed)
            LogFailed(job.Kind, job.Id);
    }

    [LoggerMessage(7107, LogLevel.Warning, "{Kind} job {JobId} stopped responding while {Before}; it is now {After}")]
    private partial void LogMoved(string kind, Guid jobId, JobStatus before, JobStatus after);

    [LoggerMessage(7109, LogLevel.Error, "{Kind} job {JobId} failed permanently: its runner stopped responding too often", EventName = "7109")]
    private partial void LogFailed(string kind, Guid jobId);
}
