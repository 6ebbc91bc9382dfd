using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Jobs;

/// <summary>What the latest run of a job that compares found.</summary>
/// <param name="Last">The latest that succeeded; null before the first, and once it was forgotten.</param>
/// <param name="LastFailed">The latest that failed, where it is newer than that.</param>
public sealed record DriftReport(string Kind, Job? Last, Job? LastFailed);

/// <summary>
/// The latest reports of the jobs that compare what is stored with what it must be equal to, and models with their figures, by name, all on
/// one page. Each such job registers its kind (<see cref="DriftJob"/>).
/// </summary>
public sealed class ListDriftReports(Database database, IEnumerable<DriftJob> kinds)
{
    public Task<Page<DriftReport>> ExecuteAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            var reports = new List<DriftReport>();
            foreach (var kind in kinds.Select(job => job.Kind).Order(StringComparer.Ordinal))
            {
                var last = await JobTable.FindLatestAsync(session, kind, JobStatus.Succeeded);
                var failed = await JobTable.FindLatestAsync(session, kind, JobStatus.Failed);
                reports.Add(new DriftReport(kind, last, failed?.CreatedAt > (last?.CreatedAt ?? DateTimeOffset.MinValue) ? failed : null));
            }

            return new Page<DriftReport>(reports, null);
        },
        cancellationToken);
}

/// <summary>A kind of job whose result is a report of drift.</summary>
public sealed record DriftJob(string Kind);
