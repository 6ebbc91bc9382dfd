using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Jobs;

/// <summary>
/// Cancels a job: one that waits is cancelled at once; one that runs is asked to stop, and its runner obeys within seconds.
/// Asking twice is not an error; a job that has ended cannot be cancelled.
/// </summary>
public sealed class CancelJob(Database database, CheckSession sessions, AuditTrail audit, TimeProvider time)
{
    private static readonly Statement CancelSql = Statement.Of("""
        UPDATE Jobs
        SET CancelRequested = @Yes, PendingKey = @PendingKey, Version = Version + 1,
            FinishedAt = CASE WHEN Status = @Queued THEN @Now ELSE FinishedAt END,
            Status = CASE WHEN Status = @Queued THEN @Cancelled ELSE Status END
        WHERE Id = @Id AND Status IN (@Queued, @Running) AND CancelRequested <> @Yes
        """);

    /// <summary>The job as it stands afterwards.</summary>
    /// <param name="ifMatch">The version that the caller has seen; null for any.</param>
    /// <param name="admin">The administrator who asks; null for a command.</param>
    public Task<Result<Job>> ExecuteAsync(Guid id, int? ifMatch, CallerSession? admin, CancellationToken cancellationToken) =>
        database.WriteAsync<Job>(async session =>
        {
            if (await sessions.RefuseAdminAsync(session, admin) is { } refused)
                return refused;
            if (await JobTable.FindAsync(session, id) is not { } seen)
                return new NotFoundError("job");
            if (ifMatch is not null && ifMatch != seen.Version)
                return new StaleVersionError();
            var changed = await session.ExecuteAsync(CancelSql, new
            {
                Id = id,
                PendingKey = id.ToString("N"),
                Yes = true,
                Now = time.Now(),
                JobStatus.Queued,
                JobStatus.Running,
                JobStatus.Cancelled,
            });
            var job = (await JobTable.FindAsync(session, id))!;
            if (changed == 0)
                return job.CancelRequested ? job : new ConflictError("The job has already ended.");
            await audit.AddAsync(session, new AuditEntry(AuditKind.JobCancellation, AuditActor.Administrator(admin))
            {
                LedgerId = job.LedgerId,
                Details = new { jobId = id, job.Kind },
            });
            return job;
        }, cancellationToken);
}
