using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;

namespace FinanceTrack.Domain.Anomalies.Model;

/// <summary>
/// The trained combiner: (1 − g) · [.5 min(L, S) + .2 L + .2 S + .2 F] + g · [T(amount) + the excess of outlying amounts], F, L and S being the T of
/// the isolation forest, of the mean log-odds of trees and hinges, and of the sum, and g how informative the amount alone is in this
/// history; with answers, the T of their correction on top. All of it calibrated once more on history.
/// </summary>
/// <remarks>
/// L knows the anomalies that were made up for it, S treats all that is rare alike. What both find odd is odd; by itself either counts
/// for less, so that an anomaly of a kind that was not made up for training is not lost among rows that only resemble one that was.
/// </remarks>
public sealed class AnomalyModel(string name, AnomalyModelParts parts) : ICombiner
{
    private const double BothWeight = 0.5, EachWeight = 0.2;

    public string Name => name;

    public AnomalyModelParts Parts => parts;

    public Combination Combine(in ComponentVector components)
    {
        var contributions = SumCombiner.Weighted(in components);
        for (var component = 0; component < ComponentVector.Count; component++)
        {
            var either = (parts.Logistic.Contribution(component, components[component]) + contributions[component]) / 2;
            contributions[component] = ((1 - parts.AmountShare) * either) + (parts.AnswerShare * parts.Correction.Contribution(component, components[component]));
        }

        contributions[LenientView(in components)] += parts.AmountShare * AmountAlone(LenientAmount(in components), parts);
        return new Combination(parts.Tail.Of(RawScore(in components, parts)), contributions);
    }

    /// <summary>The score before the last calibration. Never falls when a component rises, but for the forest's share in it and what answers took off.</summary>
    internal static double RawScore(in ComponentVector components, AnomalyModelParts parts)
    {
        var tails = Unsupervised(in components, parts);
        var combined = (BothWeight * Math.Min(tails.LogOdds, tails.Sum)) + (EachWeight * (tails.LogOdds + tails.Sum + tails.Forest));
        var score = ((1 - parts.AmountShare) * combined) + (parts.AmountShare * (tails.Amount + parts.AmountExcess.Of(LenientAmount(in components))));
        return parts.AnswerShare == 0 ? score : score + (parts.AnswerShare * parts.CorrectionTail.Of(parts.Correction.LogOdds(in components, in tails)));
    }

    internal static UnsupervisedTails Unsupervised(in ComponentVector components, AnomalyModelParts parts) => new(
        parts.ForestTail.Of(parts.Forest.Score(in components)),
        parts.LogOddsTail.Of((parts.Trees.LogOdds(in components) + parts.Logistic.LogOdds(in components)) / 2),
        parts.AmountTail.Of(LenientAmount(in components)),
        parts.SumTail.Of(SumCombiner.RawSum(in components)));

    private static double AmountAlone(double amount, AnomalyModelParts parts) => parts.AmountTail.Of(amount) + parts.AmountExcess.Of(amount);

    /// <summary>The amount's surprisal in the more lenient of two views: what is large for the user may not be for the category.</summary>
    internal static double LenientAmount(in ComponentVector components) => components[LenientView(in components)];

    private static Component LenientView(in ComponentVector components) =>
        components[Component.AmountForCategory] < components[Component.AmountForUser] ? Component.AmountForCategory : Component.AmountForUser;
}

/// <summary>What a training makes. Tails are calibrations on ordinary history; <paramref name="AnswerShare"/> is 0 without answers and 2 at most.</summary>
public sealed record AnomalyModelParts(
    IsolationForest Forest, BoostedTrees Trees, HingeLogistic Logistic, TailCalibration ForestTail, TailCalibration LogOddsTail, TailCalibration AmountTail,
    TailCalibration AmountExcess, TailCalibration SumTail, AnswerCorrection Correction, TailCalibration CorrectionTail, double AnswerShare, TailCalibration Tail)
{
    private const double EvenlyTelling = 0.3;

    /// <summary>
    /// g = D⁴/(D⁴ + .3), D (one over the scale of the excess) being by how much the tail of amounts falls more slowly than its bulk predicts (per nat). Below .5, which
    /// is what histories with amounts of every size show, g is under a fifth; where amounts are well behaved but for a cluster far out D is
    /// above 1, and the other components would only add noise to what the amount says.
    /// </summary>
    public double AmountShare => 1 / (1 + (EvenlyTelling * AmountExcess.Scale * AmountExcess.Scale * AmountExcess.Scale * AmountExcess.Scale));
}
