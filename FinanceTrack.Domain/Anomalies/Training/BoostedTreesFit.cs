using FinanceTrack.Domain.Anomalies.Model;
using FinanceTrack.Domain.Anomalies.Scoring;

namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>
/// Gradient boosting with second-order leaves (Chen and Guestrin 2016) on binned components, increasing in each of them:
/// a split is refused when its left leaf would be above its right one, and what lies below is kept within their midpoint.
/// Without randomness: the same rows give the same trees.
/// </summary>
internal sealed class BoostedTreesFit(BinnedTable table, IReadOnlyList<float> labels, IReadOnlyList<float> weights)
{
    private const int Depth = 4;
    private const int Inner = (1 << Depth) - 1;
    private const double Rate = 0.1;
    private const double Ridge = 1;
    private const double MinHessian = 1;
    private readonly float[] _gradients = new float[table.Rows];
    private readonly float[] _hessians = new float[table.Rows];
    private readonly byte[] _nodes = new byte[table.Rows];
    private readonly double[] _scores = new double[table.Rows];

    /// <summary>Fits so many trees of depth 4.</summary>
    public BoostedTrees Fit(int trees, CancellationToken cancellationToken)
    {
        double positive = 1e-3, all = 2e-3;
        for (var row = 0; row < table.Rows; row++)
        {
            positive += weights[row] * labels[row];
            all += weights[row];
        }
        var bias = Math.Log(positive / (all - positive));
        Array.Fill(_scores, bias);
        var features = new byte[trees * Inner];
        var thresholds = new float[trees * Inner];
        var leaves = new float[trees << Depth];
        for (var tree = 0; tree < trees; tree++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Differentiate();
            Grow(features.AsSpan(tree * Inner, Inner), thresholds.AsSpan(tree * Inner, Inner), leaves.AsSpan(tree << Depth, 1 << Depth));
        }
        return new BoostedTrees(Depth, bias, features, thresholds, leaves);
    }

    private void Differentiate()
    {
        for (var row = 0; row < table.Rows; row++)
        {
            var probability = 1 / (1 + Math.Exp(-_scores[row]));
            _gradients[row] = (float)(weights[row] * (probability - labels[row]));
            _hessians[row] = (float)(weights[row] * probability * (1 - probability));
        }
    }

    private void Grow(Span<byte> features, Span<float> thresholds, Span<float> leaves)
    {
        Array.Clear(_nodes);
        var limits = new (double Low, double High)[(2 * Inner) + 1];
        limits[0] = (double.NegativeInfinity, double.PositiveInfinity);
        for (var level = 0; level < Depth; level++)
        {
            int first = (1 << level) - 1, width = 1 << level;
            var splits = Splits(first, width, limits);
            for (var i = 0; i < width; i++)
            {
                var node = first + i;
                features[node] = (byte)splits[i].Component;
                thresholds[node] = splits[i].Bin < 0 ? float.PositiveInfinity : table.Edges(splits[i].Component)[splits[i].Bin];
                limits[(2 * node) + 1] = limits[(2 * node) + 2] = limits[node];
                if (splits[i].Bin < 0) continue;
                limits[(2 * node) + 1].High = Math.Min(limits[node].High, splits[i].Middle);
                limits[(2 * node) + 2].Low = Math.Max(limits[node].Low, splits[i].Middle);
            }
            Descend(first, splits);
        }
        SetLeaves(leaves, limits);
    }

    /// <summary>The best split of each node of a level; one that does not split sends every row left. Components side by side, compared in their order.</summary>
    private Split[] Splits(int first, int width, (double Low, double High)[] limits)
    {
        var candidates = new Split[ComponentVector.Count][];
        Parallel.For(0, ComponentVector.Count, component => candidates[component] = SplitsOn(component, first, width, limits));
        var best = new Split[width];
        for (var i = 0; i < width; i++)
        {
            best[i] = Split.None;
            foreach (var candidate in candidates)
            {
                if (candidate[i].Gain > best[i].Gain) best[i] = candidate[i];
            }
        }
        return best;
    }

    private Split[] SplitsOn(int component, int first, int width, (double Low, double High)[] limits)
    {
        var splits = new Split[width];
        var size = table.Edges(component).Length + 1;
        var sums = new (double Gradient, double Hessian)[width * size];
        var bins = table.Bins(component);
        for (var row = 0; row < bins.Length && size > 1; row++)
        {
            ref var sum = ref sums[((_nodes[row] - first) * size) + bins[row]];
            sum.Gradient += _gradients[row];
            sum.Hessian += _hessians[row];
        }
        for (var i = 0; i < width; i++) splits[i] = BestCut(sums.AsSpan(i * size, size), component, limits[first + i]);
        return splits;
    }

    private static Split BestCut(ReadOnlySpan<(double Gradient, double Hessian)> bins, int component, (double Low, double High) limit)
    {
        double allGradient = 0, allHessian = 0;
        foreach (var (gradient, hessian) in bins)
        {
            allGradient += gradient;
            allHessian += hessian;
        }
        var best = Split.None;
        var unsplit = Gain(allGradient, allHessian, limit);
        double leftGradient = 0, leftHessian = 0;
        for (var bin = 0; bin < bins.Length - 1; bin++)
        {
            leftGradient += bins[bin].Gradient;
            leftHessian += bins[bin].Hessian;
            double rightGradient = allGradient - leftGradient, rightHessian = allHessian - leftHessian;
            if (leftHessian < MinHessian || rightHessian < MinHessian) continue;
            double left = Value(leftGradient, leftHessian, limit), right = Value(rightGradient, rightHessian, limit);
            if (left > right) continue;
            var gain = Gain(leftGradient, leftHessian, limit) + Gain(rightGradient, rightHessian, limit) - unsplit;
            if (gain > best.Gain + 1e-9) best = new Split(component, bin, gain, (left + right) / 2);
        }
        return best;
    }

    private static double Value(double gradient, double hessian, (double Low, double High) limit) =>
        Math.Clamp(-gradient / (hessian + Ridge), limit.Low, limit.High);

    /// <summary>How much the loss falls, to second order, with the leaf's value within its limits.</summary>
    private static double Gain(double gradient, double hessian, (double Low, double High) limit)
    {
        var value = Value(gradient, hessian, limit);
        return -((2 * gradient * value) + ((hessian + Ridge) * value * value));
    }

    private void Descend(int first, Split[] splits)
    {
        for (var row = 0; row < table.Rows; row++)
        {
            var node = _nodes[row];
            var split = splits[node - first];
            var right = split.Bin >= 0 && table.Bins(split.Component)[row] > split.Bin;
            _nodes[row] = (byte)((2 * node) + (right ? 2 : 1));
        }
    }

    private void SetLeaves(Span<float> leaves, (double Low, double High)[] limits)
    {
        var sums = new (double Gradient, double Hessian)[leaves.Length];
        for (var row = 0; row < table.Rows; row++)
        {
            ref var sum = ref sums[_nodes[row] - Inner];
            sum.Gradient += _gradients[row];
            sum.Hessian += _hessians[row];
        }
        for (var leaf = 0; leaf < leaves.Length; leaf++)
            leaves[leaf] = (float)(Rate * Value(sums[leaf].Gradient, sums[leaf].Hessian, limits[Inner + leaf]));
        for (var row = 0; row < table.Rows; row++) _scores[row] += leaves[_nodes[row] - Inner];
    }

    /// <summary>A cut of a node: values of the component up to the bin go left.</summary>
    private readonly record struct Split(int Component, int Bin, double Gain, double Middle)
    {
        public static Split None => new(0, -1, 0, 0);
    }
}
