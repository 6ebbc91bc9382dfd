using FinanceTrack.Domain.Anomalies.Scoring;

namespace FinanceTrack.Domain.Anomalies.Model;

/// <summary>
/// What users' answers change: the log-odds that an alert is confirmed rather than dismissed, linear in each component up to 8 nats, in
/// what it has past 3, and in three unsupervised scores. Unlike the models under it, it may lower a score: a component that is often behind
/// dismissed alerts counts less.
/// </summary>
/// <param name="weights">Every component up to 8 nats, every component past 3, then the T of forest, sum and amount.</param>
public sealed class AnswerCorrection(double bias, double[] weights)
{
    public const int Size = (2 * ComponentVector.Count) + 3;

    private const double MaxNats = 8, Far = 3;

    /// <summary>Changes nothing.</summary>
    public static AnswerCorrection None { get; } = new(0, new double[Size]);

    public double Bias { get; } = bias;

    public IReadOnlyList<double> Weights => weights;

    public double LogOdds(in ComponentVector components, in UnsupervisedTails tails)
    {
        var sum = Bias;
        for (var component = 0; component < ComponentVector.Count; component++) sum += Contribution(component, components[component]);
        ReadOnlySpan<double> own = weights.AsSpan(2 * ComponentVector.Count);
        return sum + (own[0] * tails.Forest) + (own[1] * tails.Sum) + (own[2] * tails.Amount);
    }

    /// <summary>What a component adds by itself, which may be less than nothing.</summary>
    public double Contribution(int component, double nats) =>
        (weights[component] * Math.Min(nats, MaxNats)) + (weights[ComponentVector.Count + component] * Math.Max(0, nats - Far));

    /// <summary>What the weights stand before.</summary>
    internal static float[] Features(in ComponentVector components, in UnsupervisedTails tails)
    {
        var features = new float[Size];
        for (var component = 0; component < ComponentVector.Count; component++)
        {
            features[component] = (float)Math.Min(components[component], MaxNats);
            features[ComponentVector.Count + component] = (float)Math.Max(0, components[component] - Far);
        }

        (features[^3], features[^2], features[^1]) = ((float)tails.Forest, (float)tails.Sum, (float)tails.Amount);
        return features;
    }
}

/// <summary>Scores of one row that no user's answer went into, each as −ln of how much of ordinary history is above.</summary>
public readonly record struct UnsupervisedTails(double Forest, double LogOdds, double Amount, double Sum);
