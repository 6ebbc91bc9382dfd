using FinanceTrack.Domain.Anomalies.Scoring;

namespace FinanceTrack.Domain.Anomalies.Model;

/// <summary>Complete trees of one depth: node k's children are 2k + 1 and 2k + 2, the leaves follow the inner nodes.</summary>
public sealed class BoostedTrees(int depth, double bias, byte[] features, float[] thresholds, float[] leaves)
{
    public int Depth { get; } = depth;

    public double Bias { get; } = bias;

    public IReadOnlyList<byte> Features => features;

    public IReadOnlyList<float> Thresholds => thresholds;

    public IReadOnlyList<float> Leaves => leaves;

    /// <summary>The log-odds of an anomaly. Never falls when a component rises.</summary>
    public double LogOdds(in ComponentVector components)
    {
        int inner = (1 << Depth) - 1, width = 1 << Depth, trees = leaves.Length / width;
        var sum = Bias;
        for (var tree = 0; tree < trees; tree++)
        {
            int offset = tree * inner, node = 0;
            while (node < inner)
                node = (2 * node) + ((float)components[features[offset + node]] > thresholds[offset + node] ? 2 : 1);
            sum += leaves[(tree * width) + node - inner];
        }
        return sum;
    }
}
