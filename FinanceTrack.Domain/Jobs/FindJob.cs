using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Jobs;

/// <summary>One job, for administrators.</summary>
public sealed class FindJob(Database database)
{
    public async Task<Result<Job>> ExecuteAsync(Guid id, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => JobTable.FindAsync(session, id), cancellationToken) is { } job
            ? job
            : new NotFoundError("job");
}
