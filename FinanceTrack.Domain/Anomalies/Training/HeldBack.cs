using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;

namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>
/// Users that no training sees: what a new model is compared with the served one on, by anomalies that are put into their histories and,
/// where there are enough, by the rows that they confirmed. Each row is scored before it is learned.
/// </summary>
public sealed class HeldBack
{
    private const int Seed = 20_111;
    private const int EnoughConfirmed = 20;
    private readonly List<(ComponentVector Components, bool Label)> _madeUp = [];
    private readonly List<(ComponentVector Components, bool Label)> _answered = [];

    /// <param name="answers">What the users said of rows of these histories.</param>
    public HeldBack(Priors priors, IReadOnlyList<IReadOnlyList<TransactionFacts>> histories, IReadOnlyList<Answer> answers)
    {
        var injection = new AnomalyInjection(histories, Seed);
        for (var i = 0; i < histories.Count; i++) Add(_madeUp, priors, injection.Into(i));
        var confirmed = answers.Where(answer => answer.Confirmed).Select(answer => (answer.History, answer.Row)).ToHashSet();
        if (confirmed.Count < EnoughConfirmed) return;
        for (var i = 0; i < histories.Count; i++)
            Add(_answered, priors, histories[i].Select((facts, row) => new TrainingRow(facts, confirmed.Contains((i, row)) ? 1 : 0)));
    }

    /// <summary>
    /// Average precision of a way of scoring: on the made-up anomalies, or with twenty confirmed rows the mean of that and of the one on these.
    /// Neither decides alone, for users confirm only what they were shown, and made up is only what somebody thought of. Null where no
    /// history was long enough to put an anomaly in.
    /// </summary>
    public double? AveragePrecision(ICombiner combiner)
    {
        var madeUp = AveragePrecision(_madeUp, combiner);
        var precision = _answered.Count == 0 ? madeUp : (madeUp + AveragePrecision(_answered, combiner)) / 2;
        return double.IsNaN(precision) ? null : precision;
    }

    private static double AveragePrecision(List<(ComponentVector Components, bool Label)> rows, ICombiner combiner) =>
        RankingMetrics.AveragePrecision(rows.Select(row =>
        {
            var components = row.Components;
            return (combiner.Combine(in components).Tail, row.Label);
        }));

    private static void Add(List<(ComponentVector Components, bool Label)> rows, Priors priors, IEnumerable<TrainingRow> history)
    {
        var fold = new StatisticsFold(priors);
        foreach (var row in history)
        {
            var facts = row.Facts;
            rows.Add((fold.Add(in facts).Components, row.Label > 0));
        }
    }
}
