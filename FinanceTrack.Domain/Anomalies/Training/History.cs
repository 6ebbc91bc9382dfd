using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Scoring;

namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>One row of a training history.</summary>
/// <param name="Facts">What scoring sees.</param>
/// <param name="Label">1 for an anomaly, 0 for ordinary or not known.</param>
/// <param name="Weight">How much the row counts in a fit; 0 leaves it in the history and out of the fit.</param>
public readonly record struct TrainingRow(TransactionFacts Facts, float Label, float Weight = 1);

/// <summary>Components of many rows, row after row, with their labels: what models are fitted on.</summary>
public sealed class ComponentTable
{
    private readonly List<float> _values = [];
    private readonly List<float> _labels = [];
    private readonly List<float> _weights = [];

    public int Rows => _labels.Count;

    public IReadOnlyList<float> Labels => _labels;

    public IReadOnlyList<float> Weights => _weights;

    public float this[int row, int component] => _values[(row * ComponentVector.Count) + component];

    public void Add(in ComponentVector components, float label, float weight)
    {
        foreach (var nats in components) _values.Add((float)nats);
        _labels.Add(label);
        _weights.Add(weight);
    }

    /// <summary>Adds another table's rows, their weights multiplied.</summary>
    public void AddAll(ComponentTable other, float weight)
    {
        _values.AddRange(other._values);
        _labels.AddRange(other._labels);
        foreach (var own in other._weights) _weights.Add(own * weight);
    }

    public ComponentVector Vector(int row)
    {
        var vector = new ComponentVector();
        for (var i = 0; i < ComponentVector.Count; i++) vector[i] = this[row, i];
        return vector;
    }
}
