using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;

namespace FinanceTrack.Domain.Anomalies.Jobs;

/// <summary>
/// Brings statistics of an older form to the current one. An older form holds less than the current one needs (form 1 had one transform
/// of the amount, form 2 did not know what repeats), so nothing of it is read: the upgrade is to fold the history again. Ledgers whose
/// transactions arrive meanwhile are upgraded by those; an upgraded ledger leaves the set, so that after a crash only the rest is left.
/// </summary>
public sealed class MigrateAnomalyStatistics(StatisticsSweep sweep) : IJobHandler
{
    public const string JobKind = "migrate-anomaly-stats";

    private static readonly Statement LedgersSql = Statement.Of(d => $"""
        SELECT LedgerId FROM UserStatistics WHERE Form < @Form AND LedgerId > @After ORDER BY LedgerId {d.Limit("@Limit")}
        """);

    private static readonly Statement CountSql = Statement.Of(
        "SELECT COUNT(*) FROM UserStatistics WHERE Form < @Form AND LedgerId > @After");

    public string Kind => JobKind;

    public Task<JobOutcome> ExecuteAsync(JobContext context, CancellationToken cancellationToken) =>
        sweep.ExecuteAsync(context, LedgersSql, CountSql, StatisticsCodec.CurrentForm, cancellationToken);
}
