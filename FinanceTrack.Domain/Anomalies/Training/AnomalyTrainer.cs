using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Model;
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
    private const double MinAnswers = 100, GainWeight = 2;

    public AnomalyModel Train(
        string name, IReadOnlyList<IReadOnlyList<TransactionFacts>> histories, IReadOnlyList<Answer> answers, CancellationToken cancellationToken)
    {
        var history = Observe(histories, cancellationToken);
        var table = TrainingTable(histories, history, cancellationToken);
        var ordinary = AllRows(history);
        var binned = new BinnedTable(table);
        var forest = IsolationForestFit.Fit(ordinary, Enumerable.Range(0, ordinary.Rows).ToArray(), seed);
        var trees = new BoostedTreesFit(binned, table.Labels, table.Weights).Fit(Trees, cancellationToken);
        var logistic = new HingeLogisticFit(binned, table.Labels, table.Weights).Fit(cancellationToken);
        return new AnomalyModel(name, Corrected(Calibrated(forest, trees, logistic, ordinary), history, ordinary, answers));
    }

    private static AnomalyModelParts Calibrated(IsolationForest forest, BoostedTrees trees, HingeLogistic logistic, ComponentTable history)
    {
        var parts = new AnomalyModelParts(
            forest, trees, logistic,
            TailCalibration.Fit(Scores(history, vector => forest.Score(in vector))),
            TailCalibration.Fit(Scores(history, vector => (trees.LogOdds(in vector) + logistic.LogOdds(in vector)) / 2)),
            TailCalibration.Fit(Scores(history, vector => AnomalyModel.LenientAmount(in vector))),
            OutlierExcess.Fit(Scores(history, vector => AnomalyModel.LenientAmount(in vector))),
            TailCalibration.Fit(Scores(history, vector => SumCombiner.RawSum(in vector))),
            AnswerCorrection.None, TailCalibration.Identity, AnswerShare: 0, TailCalibration.Identity);
        return WithTail(parts, history);
    }

    /// <summary>
    /// The same with what users answered, as far as it tells answers apart that it has not seen: twice the share that it takes of what the area under
    /// the curve lacked, and of that as many hundredths as there are answers.
    /// </summary>
    private static AnomalyModelParts Corrected(AnomalyModelParts parts, ComponentTable[] history, ComponentTable all, IReadOnlyList<Answer> answers)
    {
        List<AnsweredRow> rows = [.. answers.Select(answer => Answered(parts, answer, history[answer.History].Vector(answer.Row)))];
        var correction = AnswerCorrectionFit.Fit(rows);
        if (correction == AnswerCorrection.None)
            return parts;
        var tail = TailCalibration.Fit(Scores(all, vector => correction.LogOdds(in vector, AnomalyModel.Unsupervised(in vector, parts))));
        var (before, unseen) = (rows.ConvertAll(row => AnomalyModel.RawScore(in row.Components, parts)), AnswerCorrectionFit.OutOfFold(rows));
        var unsupervised = RankingMetrics.AreaUnderCurve(rows.Select((row, i) => (before[i], row.Confirmed)));
        var corrected = RankingMetrics.AreaUnderCurve(rows.Select((row, i) => (before[i] + tail.Of(unseen[i]), row.Confirmed)));
        var share = GainWeight * Math.Max(0, (corrected - unsupervised) / Math.Max(1 - unsupervised, 1e-9)) * Math.Min(1, answers.Count / MinAnswers);
        return share == 0 ? parts : WithTail(parts with { Correction = correction, CorrectionTail = tail, AnswerShare = share }, all);
    }

    private static AnsweredRow Answered(AnomalyModelParts parts, Answer answer, ComponentVector components) =>
        new(answer.History, answer.Confirmed, components, AnomalyModel.Unsupervised(in components, parts));

    private static AnomalyModelParts WithTail(AnomalyModelParts parts, ComponentTable history) =>
        parts with { Tail = TailCalibration.Fit(Scores(history, vector => AnomalyModel.RawScore(in vector, parts))) };

    private static double[] Scores(ComponentTable history, Func<ComponentVector, double> score)
    {
        var scores = new double[history.Rows];
        Parallel.For(0, history.Rows, row => scores[row] = score(history.Vector(row)));
        return scores;
    }

    /// <summary>The components of each unchanged history.</summary>
    private ComponentTable[] Observe(IReadOnlyList<IReadOnlyList<TransactionFacts>> histories, CancellationToken cancellationToken) =>
        ForEach(histories.Count, i => Observe(histories[i].Select(facts => new TrainingRow(facts, 0)), _ => true), cancellationToken);

    /// <summary>History, and the anomalies of several drawings put into it.</summary>
    private ComponentTable TrainingTable(
        IReadOnlyList<IReadOnlyList<TransactionFacts>> histories, ComponentTable[] history, CancellationToken cancellationToken)
    {
        var table = new ComponentTable();
        foreach (var rows in history) table.AddAll(rows, 1);
        for (var copy = 0; copy < Copies; copy++)
        {
            var injection = new AnomalyInjection(histories, seed + copy);
            var injected = ForEach(histories.Count, i => Observe(injection.Into(i), row => row.Label > 0), cancellationToken);
            foreach (var anomalies in injected) table.AddAll(anomalies, 1f / Copies);
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
