using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Jobs;

/// <summary>Jobs, newest first, for administrators.</summary>
public sealed class ListJobs(Database database)
{
    public async Task<Result<Page<Job>>> ExecuteAsync(
        string? kind, JobStatus? status, PageRequest page, CancellationToken cancellationToken)
    {
        var before = Guid.AllBitsSet;
        if (page.Cursor is not null && !Guid.TryParseExact(page.Cursor, "N", out before))
            return new ValidationError("cursor", "This is not a cursor of ours.");

        var jobs = await database.ReadAsync(
            session => JobReads.ListAsync(session, before, kind, status, page.Limit + 1), cancellationToken);
        return jobs.Count > page.Limit
            ? new Page<Job>([.. jobs.Take(page.Limit)], jobs[page.Limit - 1].Id.ToString("N"))
            : new Page<Job>(jobs, null);
    }
}
