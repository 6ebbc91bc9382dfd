using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;

namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>
/// The trained combiner: (1 − g) · [.3 T(isolation forest) + .7 T(mean log-odds of trees and hinges) + .05 T(amount)] + g · [T(amount) +
/// the excess of outlying amounts], where g is how far the amount alone is telling in this history; with answers the learned
/// log-odds take the place of what is in the first brackets. All of it calibrated once more on history.
/// </summary>
public sealed class AnomalyModel(string name, AnomalyModelParts parts) : ICombiner
{
    private const double ForestWeight = 0.3, LogOddsWeight = 0.7, AmountWeight = 0.05;

    public string Name => name;

    public AnomalyModelParts Parts => parts;

    public Combination Combine(in ComponentVector components)
    {
        var contributions = new ComponentVector();
        for (var component = 0; component < ComponentVector.Count; component++)
            contributions[component] = (1 - parts.AmountShare) * parts.Logistic.Contribution(component, components[component]);
        contributions[KinderView(in components)] += parts.AmountShare * AmountAlone(KindAmount(in components), parts);
        return new Combination(parts.Tail.Of(RawScore(in components, parts)), contributions);
    }

    /// <summary>The score before the last calibration. Never falls when a component rises, but for the forest's share in it.</summary>
    internal static double RawScore(in ComponentVector components, AnomalyModelParts parts)
    {
        var forest = parts.ForestTail.Of(parts.Forest.Score(in components));
        var logOdds = parts.LogOddsTail.Of((parts.Trees.LogOdds(in components) + parts.Logistic.LogOdds(in components)) / 2);
        var kind = KindAmount(in components);
        var untaught = (ForestWeight * forest) + (LogOddsWeight * logOdds) + (AmountWeight * parts.AmountTail.Of(kind));
        var combined = ((1 - parts.AnswerShare) * untaught) + (parts.AnswerShare * logOdds);
        return ((1 - parts.AmountShare) * combined) + (parts.AmountShare * AmountAlone(kind, parts));
    }

    private static double AmountAlone(double kind, AnomalyModelParts parts) => parts.AmountTail.Of(kind) + parts.AmountExcess.Of(kind);

    /// <summary>The amount as unusual as the kinder of two views has it: what is large for the user may not be for the category.</summary>
    internal static double KindAmount(in ComponentVector components) => components[KinderView(in components)];

    private static Component KinderView(in ComponentVector components) =>
        components[Component.AmountForCategory] < components[Component.AmountForUser] ? Component.AmountForCategory : Component.AmountForUser;
}

/// <summary>What a training makes. Tails are calibrations on ordinary history; <paramref name="AnswerShare"/> is 0 without answers and 1 from a hundred on.</summary>
public sealed record AnomalyModelParts(
    IsolationForest Forest, BoostedTrees Trees, HingeLogistic Logistic, TailCalibration ForestTail, TailCalibration LogOddsTail,
    TailCalibration AmountTail, TailCalibration AmountExcess, double AnswerShare, TailCalibration Tail)
{
    private const double EvenlyTelling = 0.3;

    /// <summary>
    /// g = D⁴/(D⁴ + .3), D (one over the scale of the excess) being by how much the tail of amounts falls more slowly than its bulk foretells (nats by nat). Below .5, which
    /// is what histories with amounts of every size show, g is under a fifth; where amounts are well behaved but for a cluster far out D is
    /// above 1, and the other components would only add noise to what the amount says.
    /// </summary>
    public double AmountShare { get; } = 1 / (1 + (EvenlyTelling * Math.Pow(AmountExcess.Scale, 4)));
}
