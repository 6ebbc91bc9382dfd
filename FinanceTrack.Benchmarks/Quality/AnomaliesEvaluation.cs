using System.Diagnostics;
using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Model;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Anomalies.Training;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary>How one way of scoring did.</summary>
/// <param name="AveragePrecision">Area under precision over recall, ties counted as one step.</param>
/// <param name="FalseAlerts">Alerts on ordinary rows, a user and month, at the budget; NaN where the score is not calibrated.</param>
/// <param name="Recall">Share of the anomalies that were alerts.</param>
/// <param name="MicrosecondsPerRow">Observing and scoring one row.</param>
internal sealed record AnomaliesFigures(string Scorer, double AveragePrecision, double FalseAlerts, double Recall, double MicrosecondsPerRow);

/// <summary>
/// Measures scoring as it would have gone: priors and model are made from the first part of the time span without its
/// labels, statistics move with each row, and every later row is scored before it is learned.
/// </summary>
internal sealed class AnomaliesEvaluation(AnomaliesData data, double trainFraction, double budget, int seed)
{
    private readonly DateTime _split = data.Times[0] + ((data.Times[^1] - data.Times[0]) * trainFraction);

    public int ModelBytes { get; private set; }

    public TimeSpan TrainingTime { get; private set; }

    public int TestRows => data.Times.Count(time => time >= _split);

    public int TestAnomalies => Enumerable.Range(0, data.Rows.Count).Count(i => data.Times[i] >= _split && data.Labels[i]);

    /// <summary>How many rows there are to train on.</summary>
    public int HistoryRows => data.Rows.Count - TestRows;

    /// <summary>The table: a z-score a user, the sum without training, the model without labels, and with answers where any are asked for.</summary>
    public IEnumerable<AnomaliesFigures> Run(int answers)
    {
        yield return Uncalibrated("z-score per user", ZScores());
        var (histories, origin) = Histories();
        var priors = PriorsFit.Fit(1, histories);
        yield return Score("1. the sum, no training", new AnomalyScorer(priors));

        var watch = Stopwatch.StartNew();
        var trainer = new AnomalyTrainer(priors, seed);
        var model = trainer.Train("model", histories, [], CancellationToken.None);
        TrainingTime = watch.Elapsed;
        ModelBytes = AnomalyModelCodec.Encode(model.Parts).Length;
        yield return Score("2. trained without labels", new AnomalyScorer(priors, model));
        if (answers == 0) yield break;

        var answered = Answers(histories, origin, priors, model, answers);
        var trained = trainer.Train("trained", histories, answered, CancellationToken.None);
        yield return Score($"3. with {answered.Count} answers ({answered.Count(answer => answer.Confirmed)} confirmed)", new AnomalyScorer(priors, trained));
    }

    private (List<TransactionFacts>[] Histories, Dictionary<(int, int), int> Origin) Histories()
    {
        var histories = Enumerable.Range(0, data.UserCount).Select(_ => new List<TransactionFacts>()).ToArray();
        var origin = new Dictionary<(int, int), int>();
        for (var i = 0; i < data.Rows.Count && data.Times[i] < _split; i++)
        {
            var history = histories[data.Users[i]];
            origin[(data.Users[i], history.Count)] = i;
            history.Add(data.Rows[i]);
        }
        return (histories, origin);
    }

    /// <summary>What users would have said before the test began, evenly over the alerts: the highest fiftieth of the scores.</summary>
    private List<Answer> Answers(
        List<TransactionFacts>[] histories, Dictionary<(int User, int Row), int> origin, Priors priors, AnomalyModel model, int answers)
    {
        var scored = new List<(double Tail, int User, int Row)>();
        for (var user = 0; user < histories.Length; user++)
        {
            var fold = new StatisticsFold(priors);
            for (var row = 0; row < histories[user].Count; row++)
            {
                var facts = histories[user][row];
                var components = fold.Add(in facts).Components;
                scored.Add((model.Combine(in components).Tail, user, row));
            }
        }
        var alerts = scored.OrderByDescending(row => row.Tail).ThenBy(row => row.User).ThenBy(row => row.Row).Take(Math.Max(answers, scored.Count / 50)).ToArray();
        return [.. Enumerable.Range(0, Math.Min(answers, alerts.Length)).Select(i => alerts[(int)((long)i * alerts.Length / answers)])
            .Select(row => new Answer(row.User, row.Row, data.Labels[origin[(row.User, row.Row)]]))];
    }

    private AnomaliesFigures Score(string name, AnomalyScorer scorer)
    {
        var folds = Enumerable.Range(0, data.UserCount).Select(_ => new StatisticsFold(scorer.Priors)).ToArray();
        var results = new List<(double Score, bool Label, bool Alert)>();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < data.Rows.Count; i++)
        {
            var row = data.Rows[i];
            var fold = folds[data.Users[i]];
            var rowsInMonth = fold.User.RowsInMonth;
            var components = fold.Add(in row).Components;
            var tail = scorer.Combiner.Combine(in components).Tail;
            if (data.Times[i] >= _split) results.Add((tail, data.Labels[i], tail > new AlertPolicy(budget).Threshold(rowsInMonth)));
        }
        var micros = watch.Elapsed.TotalMicroseconds / data.Rows.Count;
        var falseAlerts = results.Count(row => row.Alert && !row.Label) / UserMonths();
        var recall = results.Count(row => row.Alert && row.Label) / (double)results.Count(row => row.Label);
        return new AnomaliesFigures(name, RankingMetrics.AveragePrecision(results.ConvertAll(row => (row.Score, row.Label))), falseAlerts, recall, micros);
    }

    private AnomaliesFigures Uncalibrated(string name, double[] scores) => new(
        name, RankingMetrics.AveragePrecision(Enumerable.Range(0, scores.Length).Where(i => data.Times[i] >= _split).Select(i => (scores[i], data.Labels[i]))),
        double.NaN, double.NaN, double.NaN);

    /// <summary>What a simple system would do: how many running standard deviations the amount is above the user's running mean (Welford 1962).</summary>
    private double[] ZScores()
    {
        var states = new (double Count, double Mean, double Squares)[data.UserCount];
        var scores = new double[data.Rows.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            ref var state = ref states[data.Users[i]];
            var value = data.Rows[i].Size;
            scores[i] = state.Count < 2 ? 0 : (value - state.Mean) / Math.Sqrt((state.Squares / (state.Count - 1)) + 1e-9);
            state.Count++;
            var delta = value - state.Mean;
            state.Mean += delta / state.Count;
            state.Squares += delta * (value - state.Mean);
        }
        return scores;
    }

    /// <summary>Months of the test in which users had rows, from each one's first to last.</summary>
    private double UserMonths() => Enumerable.Range(0, data.Rows.Count)
        .Where(i => data.Times[i] >= _split)
        .GroupBy(i => data.Users[i], i => data.Times[i])
        .Sum(times => Math.Max(1, (times.Max() - times.Min()).TotalDays / MeanMonth.Days));
}
