using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Anomalies.Training;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Users.Training;

namespace FinanceTrack.Domain.Anomalies.Jobs;

/// <summary>The priors that a refresh made; null when there is too little history yet.</summary>
public sealed record PriorsReport(int Users, long Rows, int? Version);

/// <summary>
/// Measures everyone's priors again on a sample of users. They come into force a few minutes later on all instances at once;
/// each user's statistics follow with their next transaction or the nightly recomputation.
/// </summary>
public sealed class RefreshAnomalyPriors(Database database, TrainingUsers users, TimeProvider time) : IJobHandler
{
    public const string JobKind = "refresh-anomaly-priors";

    private const int MaxUsers = 500;
    private const int MaxRowsOfOne = 1_000;
    private const int MaxRows = 300_000;
    private const int MinUsers = 5;
    private const int MinRows = 2_000;

    public string Kind => JobKind;

    public async Task<JobOutcome> ExecuteAsync(JobContext context, CancellationToken cancellationToken)
    {
        var version = 1 + await database.ReadAsync(PriorsTable.LatestVersionAsync, cancellationToken);
        var sample = await new HistorySample(database, users).DrawAsync(MaxUsers, MaxRowsOfOne, MaxRows, version, cancellationToken);
        var rows = sample.Sum(history => (long)history.Rows.Count);
        if (sample.Count < MinUsers || rows < MinRows)
            return JobOutcome.Success(new PriorsReport(sample.Count, rows, null));

        await context.ReportAsync(0.5, $"{rows} rows of {sample.Count} users", null, cancellationToken);
        var priors = PriorsFit.Fit(version, [.. sample.Select(history => history.Rows)]);
        await database.WriteAsync(
            async session =>
            {
                await PriorsTable.InsertAsync(session, new DatedPriors(time.Now() + ScorerSource.ChangeOver, priors));
                return version;
            },
            cancellationToken);
        return JobOutcome.Success(new PriorsReport(sample.Count, rows, version));
    }
}
