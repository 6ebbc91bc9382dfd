using System.Text.Json;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Jobs;

/// <summary>
/// Starts a job again that failed or was cancelled: a new one of the same kind, parameters and ledger, or the equal one that already waits.
/// The old one stays as it ended.
/// </summary>
public sealed class RetryJob(Database database, JobBacklog backlog, CheckSession sessions, AuditTrail audit)
{
    /// <param name="ifMatch">The version that the caller has seen; null for any.</param>
    public Task<Result<Job>> ExecuteAsync(Guid id, int? ifMatch, CallerSession admin, CancellationToken cancellationToken) =>
        database.WriteAsync<Job>(async session =>
        {
            if (await sessions.RefuseAdminAsync(session, admin) is { } refused)
                return refused;
            if (await JobTable.FindAsync(session, id) is not { } ended)
                return new NotFoundError("job");
            if (ifMatch is not null && ifMatch != ended.Version)
                return new StaleVersionError();
            if (ended.Status is not (JobStatus.Failed or JobStatus.Cancelled))
                return new ConflictError("Only a job that failed or was cancelled can be retried.");
            var again = await backlog.AddAsync(session, new JobRequest(ended.Kind)
            {
                Parameters = ended.Parameters is null ? null : JsonElement.Parse(ended.Parameters),
                LedgerId = ended.LedgerId,
                RequestedBy = admin.UserId,
            });
            await audit.AddAsync(session, new AuditEntry(AuditKind.JobRetry, AuditActor.Administrator(admin))
            {
                LedgerId = ended.LedgerId,
                Details = new { jobId = id, again, ended.Kind },
            });
            return (await JobTable.FindAsync(session, again))!;
        }, cancellationToken);
}
