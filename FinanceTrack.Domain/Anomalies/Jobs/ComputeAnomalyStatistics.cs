using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;

namespace FinanceTrack.Domain.Anomalies.Jobs;

/// <summary>Recomputes a user's statistics from history, or everyone's, replaces those that differ, and reports how many did.</summary>
public sealed class ComputeAnomalyStatistics(StatisticsSweep sweep) : IJobHandler
{
    public const string JobKind = "compute-anomaly-stats";

    private static readonly Statement UsersSql = Statement.Of(d => $"""
        SELECT UserId FROM Ledgers WHERE UserId > @After ORDER BY UserId {d.Limit("@Most")}
        """);

    private static readonly Statement CountSql = Statement.Of("SELECT COUNT(*) FROM Ledgers WHERE UserId > @After");

    public string Kind => JobKind;

    public Task<JobOutcome> ExecuteAsync(JobContext context, CancellationToken cancellationToken) =>
        sweep.ExecuteAsync(context, UsersSql, CountSql, StatisticsCodec.CurrentForm, cancellationToken);
}
