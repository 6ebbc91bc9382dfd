using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;

namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>
/// What no training sees: users, and what the other users recorded last. A new model is compared with the served one there, by anomalies
/// that are put into these histories and, where there are enough, by the rows that were confirmed. Each row is scored before it is learned.
/// </summary>
public sealed class HeldBack
{
    private const int Seed = 20_111;

    // Three anomalies in a hundred rows are few where there is little history: with one draw of them luck would decide.
    private const int Draws = 4;

    private const int MinConfirmed = 20;
    private readonly List<(ComponentVector Components, bool Label)> _madeUp = [];
    private readonly List<(ComponentVector Components, bool Label)> _answered = [];

    /// <param name="histories">Whole, since a row is compared with all that came before it.</param>
    /// <param name="from">The first row of each that counts: none before it is held back.</param>
    /// <param name="answers">What the users said of rows of these histories.</param>
    public HeldBack(
        Priors priors, IReadOnlyList<IReadOnlyList<TransactionFacts>> histories, IReadOnlyList<int> from, IReadOnlyList<Answer> answers)
    {
        DateTime[] since = [.. histories.Zip(from, (history, first) => first == 0 ? DateTime.MinValue : history[first].Time)];
        for (var draw = 0; draw < Draws; draw++)
        {
            var injection = new AnomalyInjection(histories, Seed + draw);
            Add(_madeUp, priors, histories.Count, injection.Into, (history, _, facts) => facts.Time >= since[history]);
        }

        var confirmed = answers.Where(answer => answer.Confirmed && answer.Row >= from[answer.History])
            .Select(answer => (answer.History, answer.Row)).ToHashSet();
        if (confirmed.Count < MinConfirmed) return;
        Add(_answered, priors, histories.Count, Confirmed, (history, row, _) => row >= from[history]);

        IEnumerable<TrainingRow> Confirmed(int history) =>
            histories[history].Select((facts, row) => new TrainingRow(facts, confirmed.Contains((history, row)) ? 1 : 0));
    }

    /// <summary>
    /// Average precision of a way of scoring: on the made-up anomalies, or with twenty confirmed rows the mean of that and of the one on
    /// these. Neither decides alone, for users confirm only what they were shown, and made-up anomalies are only the kinds that were
    /// thought of. Null where no history was long enough to put an anomaly in.
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

    private static void Add(
        List<(ComponentVector Components, bool Label)> to, Priors priors, int count, Func<int, IEnumerable<TrainingRow>> rowsOf,
        Func<int, int, TransactionFacts, bool> counts)
    {
        var observed = new List<(ComponentVector Components, bool Label)>[count];
        Parallel.For(
            0, count, history => observed[history] = [.. Observe(priors, rowsOf(history), (row, facts) => counts(history, row, facts))]);
        to.AddRange(observed.SelectMany(rows => rows));
    }

    private static IEnumerable<(ComponentVector Components, bool Label)> Observe(
        Priors priors, IEnumerable<TrainingRow> history, Func<int, TransactionFacts, bool> counts)
    {
        var fold = new StatisticsFold(priors);
        foreach (var (index, row) in history.Index())
        {
            var facts = row.Facts;
            var components = fold.Add(in facts).Components;
            if (counts(index, facts))
                yield return (components, row.Label > 0);
        }
    }
}
