using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Domain.Anomalies.Jobs;

/// <summary>Recomputes a user's statistics from history, or everyone's, replaces those that differ, and reports how many did.</summary>
public sealed class ComputeAnomalyStatistics(StatisticsSweep sweep) : IJobHandler
{
    public const string JobKind = "compute-anomaly-stats";

    public string Kind => JobKind;

    public Task<JobOutcome> ExecuteAsync(JobContext context, CancellationToken cancellationToken) =>
        sweep.ExecuteAsync(
            context, LedgersTable.LedgerIdsAfterSql, LedgersTable.CountAfterSql, StatisticsCodec.CurrentForm, cancellationToken);
}
