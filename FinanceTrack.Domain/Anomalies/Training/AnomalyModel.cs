using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;

namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>
/// The trained combiner: .3 T(isolation forest) + .7 T(mean log-odds of trees and hinges) + .05 T(amount) + 2 × the excess of
/// outlying amounts; with answers the learned log-odds take the place of the rest. All of it calibrated once more on history.
/// </summary>
public sealed class AnomalyModel(string name, AnomalyModelParts parts) : ICombiner
{
    private const double ForestWeight = 0.3, LogOddsWeight = 0.7, AmountWeight = 0.05, ExcessWeight = 2;
    private const double TaughtLogOddsWeight = 1, TaughtExcessWeight = 1;

    public string Name => name;

    public AnomalyModelParts Parts => parts;

    public Combination Combine(in ComponentVector components)
    {
        var contributions = new ComponentVector();
        for (var component = 0; component < ComponentVector.Count; component++)
            contributions[component] = parts.Logistic.Contribution(component, components[component]);
        contributions[Component.AmountForUser] += parts.AmountExcess.Of(LeastAmount(in components));
        return new Combination(parts.Tail.Of(RawScore(in components, parts)), contributions);
    }

    /// <summary>The score before the last calibration. Never falls when a component rises, but for the forest's share in it.</summary>
    internal static double RawScore(in ComponentVector components, AnomalyModelParts parts)
    {
        var forest = parts.ForestTail.Of(parts.Forest.Score(in components));
        var logOdds = parts.LogOddsTail.Of((parts.Trees.LogOdds(in components) + parts.Logistic.LogOdds(in components)) / 2);
        var excess = parts.AmountExcess.Of(LeastAmount(in components));
        var untaught = (ForestWeight * forest) + (LogOddsWeight * logOdds)
            + (AmountWeight * parts.AmountTail.Of(MeanAmount(in components))) + (ExcessWeight * excess);
        var taught = (TaughtLogOddsWeight * logOdds) + (TaughtExcessWeight * excess);
        return ((1 - parts.AnswerShare) * untaught) + (parts.AnswerShare * taught);
    }

    internal static double MeanAmount(in ComponentVector components) =>
        (components[Component.AmountForUser] + components[Component.AmountForCategory]
            + components[Component.LogAmountForUser] + components[Component.LogAmountForCategory]) / 4;

    /// <summary>The amount as unusual as the kindest of its five views has it: a rent is large for the user, but not for rents.</summary>
    internal static double LeastAmount(in ComponentVector components)
    {
        var least = double.PositiveInfinity;
        for (var view = Component.AmountForUser; view <= Component.LogAmountForCategory; view++) least = Math.Min(least, components[view]);
        return least;
    }
}

/// <summary>What a training makes. Tails are calibrations on ordinary history; <paramref name="AnswerShare"/> is 0 without answers and 1 from a hundred on.</summary>
public sealed record AnomalyModelParts(
    IsolationForest Forest, BoostedTrees Trees, HingeLogistic Logistic, TailCalibration ForestTail, TailCalibration LogOddsTail,
    TailCalibration AmountTail, TailCalibration AmountExcess, double AnswerShare, TailCalibration Tail);
