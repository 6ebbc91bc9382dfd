using FinanceTrack.Domain.Anomalies.Feedback;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Training;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Models;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Anomalies.Jobs;

/// <summary>How one way of scoring did lately.</summary>
/// <param name="FalseAlertsInMonth">Alerts that were not confirmed, a user and month; the budget is <see cref="AlertPolicy.DefaultBudget"/> unless a user has set another.</param>
/// <param name="ShareAboveNine">Share of scores above 0.9: a tenth, when the calibration still holds.</param>
/// <param name="ShareAboveNinetyNine">Share of scores above 0.99: a hundredth.</param>
public sealed record ScoringRecord(
    string ScoredBy, long Rows, long Users, long Confirmed, long Dismissed, double FalseAlertsInMonth, double ShareAboveNine, double ShareAboveNinetyNine);

/// <param name="RolledBackTo">The version that is served again, when the present one gave more false alerts than the budget and than its predecessor.</param>
public sealed record AnomalyDriftReport(IReadOnlyList<ScoringRecord> Records, string? RolledBackTo);

/// <summary>
/// Reports weekly what scoring came to on the last weeks' transactions: realised false alerts against the budget, drift of
/// the calibration. A model that does worse than its predecessor did in the same weeks is rolled back.
/// </summary>
public sealed partial class ReportAnomalyDrift(
    Database database, ModelStore store, RollBackModel rollBack, TimeProvider time, ILogger<ReportAnomalyDrift> logger) : IJobHandler
{
    public const string JobKind = "report-anomaly-drift";

    private const double DaysInMonth = 30.44;
    private const int Days = 35;
    private const int EnoughRows = 500;
    private const double Worse = 1.25;

    private static readonly Statement CountsSql = Statement.Of("""
        SELECT t.ScoredBy, COUNT(*) AS ScoredRows, COUNT(DISTINCT t.UserId) AS Users,
            MIN(t.CreatedAt) AS FirstAt, MAX(t.CreatedAt) AS LastAt,
            SUM(CASE WHEN t.IsAnomaly = 1 AND (f.Answer IS NULL OR f.Answer = @Dismissed) THEN 1 ELSE 0 END) AS FalseAlerts,
            SUM(CASE WHEN f.Answer = @Confirmed THEN 1 ELSE 0 END) AS Confirmed,
            SUM(CASE WHEN f.Answer = @Dismissed THEN 1 ELSE 0 END) AS Dismissed,
            SUM(CASE WHEN t.Score > 0.9 THEN 1 ELSE 0 END) AS AboveNine,
            SUM(CASE WHEN t.Score > 0.99 THEN 1 ELSE 0 END) AS AboveNinetyNine
        FROM Transactions t LEFT JOIN AnomalyFeedback f ON f.UserId = t.UserId AND f.TransactionId = t.Id
        WHERE t.CreatedAt >= @Since
        GROUP BY t.ScoredBy
        """);

    public string Kind => JobKind;

    public async Task<JobOutcome> ExecuteAsync(JobContext context, CancellationToken cancellationToken)
    {
        var since = time.Now() - TimeSpan.FromDays(Days);
        var counts = await database.ReadAsync(session => session.QueryAsync<Counts>(CountsSql, new { Since = since, AnomalyAnswer.Dismissed, AnomalyAnswer.Confirmed }), cancellationToken);
        var records = counts.Select(Record).OrderBy(record => record.ScoredBy, StringComparer.Ordinal).ToList();
        var rolledBackTo = await RollBackIfWorseAsync(records, cancellationToken);
        return JobOutcome.Success(new AnomalyDriftReport(records, rolledBackTo));
    }

    private async Task<string?> RollBackIfWorseAsync(List<ScoringRecord> records, CancellationToken cancellationToken)
    {
        if (await store.FindPointerAsync(AnomalyModelFormat.KindName, cancellationToken) is not { Pointer: { Pinned: false, Previous: { } previous } pointer, Tag: var tag })
            return null;
        var present = records.Find(record => record.ScoredBy == pointer.Version);
        var before = records.Find(record => record.ScoredBy == previous);
        if (present is not { Rows: >= EnoughRows } || before is not { Rows: >= EnoughRows }
            || present.FalseAlertsInMonth <= AlertPolicy.DefaultBudget || present.FalseAlertsInMonth <= Worse * before.FalseAlertsInMonth)
            return null;

        var result = await rollBack.ExecuteAsync(
            AnomalyModelFormat.KindName, new PointerReason("More false alerts than the budget, and than the version before it gave."), tag, cancellationToken);
        if (!result.Succeeded)
            return null;
        LogRolledBack(pointer.Version, previous);
        return previous;
    }

    private static ScoringRecord Record(Counts counts)
    {
        var months = Math.Max((counts.LastAt - counts.FirstAt).TotalDays / DaysInMonth, 1 / DaysInMonth);
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

    [LoggerMessage(4020, LogLevel.Warning, "The anomaly model {Version} gave too many false alerts and is rolled back to {Previous}")]
    private partial void LogRolledBack(string version, string previous);
}
