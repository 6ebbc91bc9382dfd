using FinanceTrack.Domain.Anomalies.Model;
using FinanceTrack.Domain.Anomalies.Scoring;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>
/// Fits an <see cref="AnswerCorrection"/>: logistic regression with a ridge of 1 on standardised features, so that what few answers say little
/// about keeps a weight near 0. Without randomness and on one thread: the same answers give the same weights.
/// </summary>
internal static class AnswerCorrectionFit
{
    /// <summary>Fewer confirmed, or fewer dismissed rows, tell nothing apart.</summary>
    private const int MinOfEachAnswer = 3;

    private const float Ridge = 1;

    /// <summary>Added to each feature's deviation, in nats: what hardly varies among the answers is not blown up.</summary>
    private const double MinDeviation = 0.3;

    private const int Folds = 5;

    /// <summary>The correction by the answers; it changes nothing where they are too much of one kind to learn from.</summary>
    public static AnswerCorrection Fit(IReadOnlyCollection<AnsweredRow> answers)
    {
        var confirmed = answers.Count(answer => answer.Confirmed);
        if (Math.Min(confirmed, answers.Count - confirmed) < MinOfEachAnswer)
            return AnswerCorrection.None;
        var scales = Enumerable.Range(0, AnswerCorrection.Size).Select(i => Scale(answers, i)).ToArray();
        var context = new MLContext(seed: 1);
        var rows = context.Data.LoadFromEnumerable(answers.Select(answer => new Row
        {
            Features = [.. answer.Features.Select((nats, i) => (float)((nats - scales[i].Mean) / scales[i].Deviation))],
            Label = answer.Confirmed,
        }));
        var fit = context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            L1Regularization = 0,
            L2Regularization = Ridge,
            NumberOfThreads = 1,
        }).Fit(rows).Model.SubModel;
        var weights = fit.Weights.Select((weight, i) => weight / scales[i].Deviation).ToArray();
        return new AnswerCorrection(fit.Bias - weights.Select((weight, i) => weight * scales[i].Mean).Sum(), weights);
    }

    /// <summary>The correction of each answered row by what the users of the other four folds answered.</summary>
    public static double[] OutOfFold(IReadOnlyList<AnsweredRow> answers)
    {
        var corrections = Enumerable.Range(0, Folds).Select(fold => Fit([.. answers.Where(answer => answer.User % Folds != fold)])).ToArray();
        return [.. answers.Select(answer => corrections[answer.User % Folds].LogOdds(in answer.Components, in answer.Tails))];
    }

    private static (double Mean, double Deviation) Scale(IReadOnlyCollection<AnsweredRow> answers, int feature)
    {
        var mean = answers.Average(answer => (double)answer.Features[feature]);
        var variance = answers.Average(answer => (answer.Features[feature] - mean) * (answer.Features[feature] - mean));
        return (mean, Math.Sqrt(variance) + MinDeviation);
    }

    /// <summary>As the learner reads it.</summary>
    private sealed class Row
    {
        [VectorType(AnswerCorrection.Size)]
        public float[] Features { get; init; } = [];

        public bool Label { get; init; }
    }
}

/// <summary>A row that was answered, as it was scored.</summary>
/// <param name="user">Position of the user in the training data.</param>
internal sealed class AnsweredRow(int user, bool confirmed, ComponentVector components, UnsupervisedTails tails)
{
    public readonly ComponentVector Components = components;
    public readonly UnsupervisedTails Tails = tails;

    public int User => user;

    public bool Confirmed => confirmed;

    public float[] Features { get; } = AnswerCorrection.Features(in components, in tails);
}
