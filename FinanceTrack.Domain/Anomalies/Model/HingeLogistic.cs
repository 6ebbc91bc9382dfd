using FinanceTrack.Domain.Anomalies.Scoring;

namespace FinanceTrack.Domain.Anomalies.Model;

/// <summary>A logistic model on hinges max(0, x − knot), weights never negative: each component's contribution is a rising, bent line that can be read off.</summary>
public sealed class HingeLogistic(double bias, double[] weights)
{
    public static readonly double[] Knots = [0, 1.5, 3, 5, 8];

    /// <summary>The number of weights: one for each knot of each component.</summary>
    public static readonly int Size = ComponentVector.Count * Knots.Length;

    public double Bias { get; } = bias;

    /// <summary>Component after component, knot after knot.</summary>
    public IReadOnlyList<double> Weights => weights;

    /// <summary>What a component adds to the log-odds at this value.</summary>
    public double Contribution(int component, double value)
    {
        var sum = 0.0;
        for (var knot = 0; knot < Knots.Length && value > Knots[knot]; knot++) sum += weights[(component * Knots.Length) + knot] * (value - Knots[knot]);
        return sum;
    }

    public double LogOdds(in ComponentVector components)
    {
        var sum = Bias;
        for (var component = 0; component < ComponentVector.Count; component++) sum += Contribution(component, components[component]);
        return sum;
    }
}
