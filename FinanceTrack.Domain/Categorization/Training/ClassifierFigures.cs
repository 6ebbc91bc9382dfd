namespace FinanceTrack.Domain.Categorization.Training;

/// <summary>How well a series of predictions did.</summary>
internal sealed class ClassifierFigures
{
    public const string AccuracyName = "accuracy", MacroF1Name = "macroF1";

    private const double ConfidentShare = .8;

    private readonly List<(int Truth, int Predicted, double Confidence)> _answers = [];

    public void Add(int truth, ReadOnlySpan<double> p)
    {
        var best = System.Numerics.Tensors.TensorPrimitives.IndexOfMax(p);
        _answers.Add((truth, best, p[best]));
    }

    public int Count => _answers.Count;

    public double Accuracy => _answers.Average(answer => answer.Truth == answer.Predicted ? 1d : 0);

    /// <summary>
    /// The mean of F1 = 2·tp / (2·tp + fp + fn) over the categories that occur among the labels.
    /// </summary>
    public double MacroF1 => Enumerable.Range(0, Taxonomy.Count).Select(F1).OfType<double>().Average();

    /// <summary>Accuracy on the 80 % of the lines with the highest confidence.</summary>
    public double AccuracyOfConfident =>
        _answers.OrderByDescending(answer => answer.Confidence).Take((int)Math.Ceiling(ConfidentShare * Count))
        .Average(answer => answer.Truth == answer.Predicted ? 1d : 0);

    /// <summary>The share of lines that are answered, the others being below the floor.</summary>
    public double Answered => _answers.Average(answer => answer.Confidence >= CategoryAnswer.Floor ? 1d : 0);

    /// <summary>Accuracy on the lines that are answered.</summary>
    public double AccuracyOfAnswered => _answers.Where(answer => answer.Confidence >= CategoryAnswer.Floor)
        .Select(answer => answer.Truth == answer.Predicted ? 1d : 0).DefaultIfEmpty().Average();

    /// <summary>
    /// The gap between confidence and accuracy, over ten bins of confidence, weighed by their size (expected calibration error).
    /// </summary>
    public double CalibrationError => _answers.GroupBy(answer => Math.Min(9, (int)(answer.Confidence * 10)))
        .Sum(bin => Math.Abs(bin.Average(answer => answer.Confidence) - bin.Average(answer => answer.Truth == answer.Predicted ? 1d : 0))
            * bin.Count() / Count);

    /// <summary>The figures by the names under which they stand in a manifest.</summary>
    public IReadOnlyDictionary<string, double> ToMetrics() => new Dictionary<string, double>
    {
        [AccuracyName] = Accuracy,
        [MacroF1Name] = MacroF1,
        ["accuracyOfConfident"] = AccuracyOfConfident,
        ["answered"] = Answered,
        ["accuracyOfAnswered"] = AccuracyOfAnswered,
        ["calibrationError"] = CalibrationError,
        ["lines"] = Count,
    };

    private double? F1(int category)
    {
        var hit = _answers.Count(answer => answer.Truth == category && answer.Predicted == category);
        var predicted = _answers.Count(answer => answer.Predicted == category);
        var truth = _answers.Count(answer => answer.Truth == category);
        return truth == 0 ? null : 2d * hit / (predicted + truth);
    }
}
