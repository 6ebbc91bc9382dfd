using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Feedback;
using FinanceTrack.Domain.Anomalies.Model;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.ModelRegistry;

namespace FinanceTrack.Domain.Anomalies.Jobs;

/// <summary>How one way of scoring did lately.</summary>
/// <param name="FalseAlertsInMonth">Alerts that were not confirmed, a user and month; the budget is <see cref="AlertPolicy.DefaultBudget"/> unless a user has set another.</param>
/// <param name="ShareAboveNine">Share of scores above 0.9: a tenth, when the calibration still holds.</param>
/// <param name="ShareAboveNinetyNine">Share of scores above 0.99: a hundredth.</param>
public sealed record ScoringRecord(
    string ScoredBy, long Rows, long Users, long Confirmed, long Dismissed, double FalseAlertsInMonth, double ShareAboveNine, double ShareAboveNinetyNine);

/// <param name="Records">What scoring came to, by the version that scored.</param>
/// <param name="Recent">What scoring would come to on recent rows now, beside the predecessor of what is served, and what has moved.</param>
/// <param name="RolledBackTo">The version that is served again.</param>
/// <param name="Verdict">What was done, and why.</param>
public sealed record AnomalyDriftReport(
    IReadOnlyList<ScoringRecord> Records, RecentScoring Recent, string? RolledBackTo, string Verdict);

/// <summary>
/// Reports weekly what scoring came to on the last weeks' transactions: realised false alerts against the budget, drift of
/// the calibration and of what scoring sees. A model that does worse than its predecessor on the same rows is rolled back.
/// </summary>
public sealed class ReportAnomalyDrift(
    Database database, ModelStore store, ReplayRecentRows replay, RollBackIfWorse goBack, TimeProvider time) : IJobHandler
{
    public const string JobKind = "report-anomaly-drift";

    private const int Days = 35;

    private static readonly Statement CountsSql = Statement.Of("""
        SELECT t.ScoredBy, COUNT(*) AS ScoredRows, COUNT(DISTINCT t.LedgerId) AS Users,
            MIN(t.CreatedAt) AS FirstAt, MAX(t.CreatedAt) AS LastAt,
            SUM(CASE WHEN t.IsAnomaly = 1 AND (f.Answer IS NULL OR f.Answer = @Dismissed) THEN 1 ELSE 0 END) AS FalseAlerts,
            SUM(CASE WHEN f.Answer = @Confirmed THEN 1 ELSE 0 END) AS Confirmed,
            SUM(CASE WHEN f.Answer = @Dismissed THEN 1 ELSE 0 END) AS Dismissed,
            SUM(CASE WHEN t.Score > 0.9 THEN 1 ELSE 0 END) AS AboveNine,
            SUM(CASE WHEN t.Score > 0.99 THEN 1 ELSE 0 END) AS AboveNinetyNine
        FROM Transactions t LEFT JOIN AnomalyFeedback f ON f.LedgerId = t.LedgerId AND f.TransactionId = t.Id
        WHERE t.CreatedAt >= @Since
        GROUP BY t.ScoredBy
        """);

    public string Kind => JobKind;

    public async Task<JobOutcome> ExecuteAsync(JobContext context, CancellationToken cancellationToken)
    {
        var since = time.Now() - TimeSpan.FromDays(Days);
        var counts = await database.ReadAsync(session => session.QueryAsync<Counts>(CountsSql, new { Since = since, AnomalyAnswer.Dismissed, AnomalyAnswer.Confirmed }), cancellationToken);
        var records = counts.Select(Record).OrderBy(record => record.ScoredBy, StringComparer.Ordinal).ToList();
        var served = await store.FindPointerAsync(AnomalyModelFormat.KindName, cancellationToken);
        var recent = await replay.ExecuteAsync(served?.Pointer, since, time.Now(), cancellationToken);
        var verdict = await goBack.ExecuteAsync(AnomalyModelFormat.KindName, served, recent.Worse, cancellationToken);
        return JobOutcome.Success(new AnomalyDriftReport(records, recent, verdict.RolledBackTo, verdict.Text));
    }

    private static ScoringRecord Record(Counts counts)
    {
        var months = Math.Max((counts.LastAt - counts.FirstAt).TotalDays / MeanMonth.Days, 1 / MeanMonth.Days);
        return new ScoringRecord(
            counts.ScoredBy, counts.ScoredRows, counts.Users, counts.Confirmed, counts.Dismissed,
            counts.FalseAlerts / (counts.Users * months), (double)counts.AboveNine / counts.ScoredRows, (double)counts.AboveNinetyNine / counts.ScoredRows);
    }

    private sealed record Counts
    {
        public string ScoredBy { get; init; } = "";

        public long ScoredRows { get; init; }

        public long Users { get; init; }

        public DateTimeOffset FirstAt { get; init; }

        public DateTimeOffset LastAt { get; init; }

        public long FalseAlerts { get; init; }

        public long Confirmed { get; init; }

        public long Dismissed { get; init; }

        public long AboveNine { get; init; }

        public long AboveNinetyNine { get; init; }
    }
}
