using System.Text.Json;
using FinanceTrack.Domain.Anomalies.Model;
using FinanceTrack.Domain.Anomalies.Scoring;

namespace FinanceTrack.Domain.Anomalies.Jobs;

/// <summary>
/// How much what scoring sees has moved: the population stability index Σ (p − q) ln(p/q) of each component (Siddiqi 2006), p and q being the
/// shares of recent and of earlier rows between the hinges that models are fitted on. Below .1 nothing has, above .25 much has.
/// </summary>
internal sealed class FeatureDrift
{
    /// <summary>Rows, besides those seen, in each bin: an empty one says little.</summary>
    private const double Smoothing = 1;

    private static readonly int Bins = HingeLogistic.Knots.Length + 1;

    private readonly double[] _earlier = NewCounts();
    private readonly double[] _recent = NewCounts();

    public void Add(in ComponentVector components, bool isRecent)
    {
        var counts = isRecent ? _recent : _earlier;
        for (var component = 0; component < ComponentVector.Count; component++)
            counts[(component * Bins) + BinOf(components[component])]++;
    }

    /// <summary>The index by the component's name, in camelCase.</summary>
    public IReadOnlyDictionary<string, double> Indexes() => Enumerable.Range(0, ComponentVector.Count).ToDictionary(
        component => JsonNamingPolicy.CamelCase.ConvertName(((Component)component).ToString()),
        component => Index(_recent.AsSpan(component * Bins, Bins), _earlier.AsSpan(component * Bins, Bins)));

    private static double Index(ReadOnlySpan<double> recent, ReadOnlySpan<double> earlier)
    {
        var index = 0.0;
        double all = System.Numerics.Tensors.TensorPrimitives.Sum(recent), allEarlier = System.Numerics.Tensors.TensorPrimitives.Sum(earlier);
        for (var bin = 0; bin < recent.Length; bin++)
        {
            double p = recent[bin] / all, q = earlier[bin] / allEarlier;
            index += (p - q) * Math.Log(p / q);
        }

        return index;
    }

    private static int BinOf(double nats)
    {
        var bin = 0;
        while (bin < HingeLogistic.Knots.Length && nats > HingeLogistic.Knots[bin])
            bin++;
        return bin;
    }

    private static double[] NewCounts()
    {
        var counts = new double[ComponentVector.Count * Bins];
        Array.Fill(counts, Smoothing);
        return counts;
    }
}
