using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;

namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>What a user said of a row that was scored.</summary>
/// <param name="History">Position of the user's history in the training data.</param>
/// <param name="Row">Position of the row in it.</param>
/// <param name="Confirmed">Whether it was an anomaly.</param>
public readonly record struct Answer(int History, int Row, bool Confirmed);

/// <summary>
/// Trains a model on histories without labels, with answers where there are some. The same histories, answers and seed give
/// the same model, however many cores there are.
/// </summary>
public sealed class AnomalyTrainer(Priors priors, int seed)
{
    private const int Copies = 4;
    private const int Trees = 150;
    private const float AnswerWeight = 20;

    /// <summary>What is left of the weight of made-up anomalies when there are enough answers about real ones.</summary>
    private const double LeastMadeUpWeight = 0.3;

    private const double EnoughAnswers = 100;

    public AnomalyModel Train(
        string name, IReadOnlyList<IReadOnlyList<TransactionFacts>> histories, IReadOnlyList<Answer> answers, CancellationToken cancellationToken)
    {
        var history = Observe(histories, cancellationToken);
        var table = TrainingTable(histories, history, answers, cancellationToken);
        var ordinary = AllRows(history);
        var binned = new BinnedTable(table);
        var forest = IsolationForest.Fit(ordinary, Enumerable.Range(0, ordinary.Rows).ToArray(), seed);
        var trees = new BoostedTreesFit(binned, table.Labels, table.Weights).Fit(Trees, cancellationToken);
        var logistic = new HingeLogisticFit(binned, table.Labels, table.Weights).Fit(cancellationToken);
        return new AnomalyModel(name, Calibrated(forest, trees, logistic, ordinary, AnswerShare(answers)));
    }

    private static double AnswerShare(IReadOnlyList<Answer> answers) => Math.Min(1, answers.Count / EnoughAnswers);

    private static AnomalyModelParts Calibrated(IsolationForest forest, BoostedTrees trees, HingeLogistic logistic, ComponentTable history, double answerShare)
    {
        var parts = new AnomalyModelParts(
            forest, trees, logistic,
            TailCalibration.Fit(Scores(history, vector => forest.Score(in vector))),
            TailCalibration.Fit(Scores(history, vector => (trees.LogOdds(in vector) + logistic.LogOdds(in vector)) / 2)),
            TailCalibration.Fit(Scores(history, vector => AnomalyModel.KindAmount(in vector))),
            OutlierExcess.Fit(Scores(history, vector => AnomalyModel.KindAmount(in vector))),
            answerShare, TailCalibration.Identity);
        return parts with { Tail = TailCalibration.Fit(Scores(history, vector => AnomalyModel.RawScore(in vector, parts))) };
    }

    private static double[] Scores(ComponentTable history, Func<ComponentVector, double> score)
    {
        var scores = new double[history.Rows];
        Parallel.For(0, history.Rows, row => scores[row] = score(history.Vector(row)));
        return scores;
    }

    /// <summary>The components of each history as it is.</summary>
    private ComponentTable[] Observe(IReadOnlyList<IReadOnlyList<TransactionFacts>> histories, CancellationToken cancellationToken) =>
        ForEach(histories.Count, i => Observe(histories[i].Select(facts => new TrainingRow(facts, 0)), _ => true), cancellationToken);

    /// <summary>History, anomalies put into it several times over, and answers.</summary>
    private ComponentTable TrainingTable(
        IReadOnlyList<IReadOnlyList<TransactionFacts>> histories, ComponentTable[] history, IReadOnlyList<Answer> answers, CancellationToken cancellationToken)
    {
        var table = new ComponentTable();
        var madeUpWeight = 1 - ((1 - LeastMadeUpWeight) * AnswerShare(answers));
        var answered = answers.ToDictionary(answer => (answer.History, answer.Row), answer => answer.Confirmed);
        for (var i = 0; i < history.Length; i++)
        {
            for (var row = 0; row < history[i].Rows; row++)
            {
                var vector = history[i].Vector(row);
                var isAnswered = answered.TryGetValue((i, row), out var confirmed);
                table.Add(in vector, confirmed ? 1 : 0, isAnswered ? AnswerWeight : 1);
            }
        }
        for (var copy = 0; copy < Copies; copy++)
        {
            var injection = new AnomalyInjection(histories, seed + copy);
            var injected = ForEach(histories.Count, i => Observe(injection.Into(i), row => row.Label > 0), cancellationToken);
            foreach (var anomalies in injected) table.AddAll(anomalies, (float)(madeUpWeight / Copies));
        }
        return table;
    }

    private ComponentTable Observe(IEnumerable<TrainingRow> rows, Predicate<TrainingRow> keep)
    {
        var table = new ComponentTable();
        var fold = new StatisticsFold(priors);
        foreach (var row in rows)
        {
            var facts = row.Facts;
            var components = fold.Add(in facts).Components;
            if (keep(row)) table.Add(in components, row.Label, row.Weight);
        }
        return table;
    }

    private static ComponentTable AllRows(ComponentTable[] tables)
    {
        var all = new ComponentTable();
        foreach (var table in tables) all.AddAll(table, 1);
        return all;
    }

    private static ComponentTable[] ForEach(int count, Func<int, ComponentTable> observe, CancellationToken cancellationToken)
    {
        var tables = new ComponentTable[count];
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken }, i => tables[i] = observe(i));
        return tables;
    }
}
