using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Jobs;

/// <summary>Jobs, newest first, for administrators.</summary>
public sealed class ListJobs(Database database)
{
    public async Task<Result<Page<Job>>> ExecuteAsync(
        string? kind, JobStatus? status, PageRequest page, CancellationToken cancellationToken)
    {
        if (!page.BeforeId().TryGet(out var before, out var error))
            return error;

        var jobs = await database.ReadAsync(
            session => JobTable.ListAsync(session, before, kind, status, page.Limit + 1), cancellationToken);
        return page.Of(jobs, job => job.Id);
    }
}
