using FinanceTrack.Domain.Anomalies.Storage;

namespace FinanceTrack.Domain.Anomalies.Jobs;

/// <summary>What a recomputation of statistics found. Everything that differed has been replaced.</summary>
/// <param name="Ledgers">How many were looked at.</param>
/// <param name="Rows">How many transactions were folded.</param>
/// <param name="Outdated">Ledgers whose statistics were of an older form, under other priors, or from before a change of earlier
/// rows.</param>
/// <param name="Drifted">Ledgers whose statistics were not what their history adds up to. Other than zero is a bug, and is logged as an
/// error.</param>
public sealed record StatisticsReport(int Ledgers, long Rows, int Outdated, int Drifted)
{
    public static StatisticsReport Empty { get; } = new(0, 0, 0, 0);

    internal StatisticsReport With(IEnumerable<StatisticsCheck> checks) => checks.Aggregate(this, (report, check) => new StatisticsReport(
        report.Ledgers + 1,
        report.Rows + check.Rows,
        report.Outdated + (check.Finding == StatisticsFinding.Outdated ? 1 : 0),
        report.Drifted + (check.Finding == StatisticsFinding.Drifted ? 1 : 0)));
}
