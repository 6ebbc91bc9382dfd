using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;

namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>
/// Users that no training sees, with anomalies put into their histories and labels from their answers: what a new model is
/// compared with the served one on. Each row is scored before it is learned.
/// </summary>
public sealed class HeldBack
{
    private const int Seed = 20_111;
    private readonly List<(ComponentVector Components, bool Label)> _rows = [];

    public HeldBack(Priors priors, IReadOnlyList<IReadOnlyList<TransactionFacts>> histories)
    {
        var injection = new AnomalyInjection(histories, Seed);
        for (var i = 0; i < histories.Count; i++)
        {
            var fold = new StatisticsFold(priors);
            foreach (var row in injection.Into(i))
            {
                var facts = row.Facts;
                _rows.Add((fold.Add(in facts).Components, row.Label > 0));
            }
        }
    }

    /// <summary>Average precision of a way of scoring; null where no history was long enough to put an anomaly in.</summary>
    public double? AveragePrecision(ICombiner combiner)
    {
        var precision = RankingMetrics.AveragePrecision(_rows.Select(row =>
        {
            var components = row.Components;
            return (combiner.Combine(in components).Tail, row.Label);
        }));
        return double.IsNaN(precision) ? null : precision;
    }
}
