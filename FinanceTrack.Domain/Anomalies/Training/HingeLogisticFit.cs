using FinanceTrack.Domain.Anomalies.Model;
using FinanceTrack.Domain.Anomalies.Scoring;

namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>
/// Fits the weights by accelerated proximal gradient (Beck and Teboulle 2009) with the projection onto the non-negative
/// weights. Rows are seen through their bins, so an iteration is a table look-up and a sum for each component.
/// </summary>
internal sealed class HingeLogisticFit(BinnedTable table, IReadOnlyList<float> labels, IReadOnlyList<float> weights)
{
    private const int Iterations = 200;
    private const double Ridge = 1e-4;
    private static readonly int Size = HingeLogistic.Size;
    private readonly double[][] _hinges = Hinges(table);
    private readonly double[] _residuals = new double[table.Rows];

    public HingeLogistic Fit(CancellationToken cancellationToken)
    {
        double all = 1e-9, positive = 1e-9;
        for (var row = 0; row < table.Rows; row++)
        {
            all += weights[row];
            positive += weights[row] * labels[row];
        }
        var scale = Scales();
        var point = new double[Size + 1];
        point[Size] = Math.Log(positive / Math.Max(all - positive, 1e-9));
        var ahead = (double[])point.Clone();
        var gradient = new double[Size + 1];
        var momentum = 1.0;
        var step = 4.0 / (ComponentVector.Count + 1);
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Differentiate(ahead, scale, gradient, all);
            var next = new double[Size + 1];
            for (var i = 0; i < Size; i++) next[i] = Math.Max(0, ahead[i] - (step * (gradient[i] + (Ridge * ahead[i]))));
            next[Size] = ahead[Size] - (step * gradient[Size]);
            var faster = (1 + Math.Sqrt(1 + (4 * momentum * momentum))) / 2;
            for (var i = 0; i <= Size; i++) ahead[i] = next[i] + ((momentum - 1) / faster * (next[i] - point[i]));
            (point, momentum) = (next, faster);
        }
        var result = new double[Size];
        for (var i = 0; i < Size; i++) result[i] = point[i] / scale[i];
        return new HingeLogistic(point[Size], result);
    }

    /// <summary>The mean gradient in scaled weights; the bias is last.</summary>
    private void Differentiate(double[] point, double[] scale, double[] gradient, double all)
    {
        Array.Fill(_residuals, point[Size]);
        for (var component = 0; component < ComponentVector.Count; component++)
        {
            var values = Values(component, point, scale);
            var bins = table.Bins(component);
            for (var row = 0; row < bins.Length; row++) _residuals[row] += values[bins[row]];
        }
        var bias = 0.0;
        for (var row = 0; row < _residuals.Length; row++)
        {
            _residuals[row] = weights[row] * ((1 / (1 + Math.Exp(-_residuals[row]))) - labels[row]) / all;
            bias += _residuals[row];
        }
        gradient[Size] = bias;
        var sums = new double[BinnedTable.MaxBins];
        for (var component = 0; component < ComponentVector.Count; component++)
        {
            Array.Clear(sums);
            var bins = table.Bins(component);
            for (var row = 0; row < bins.Length; row++) sums[bins[row]] += _residuals[row];
            for (var knot = 0; knot < HingeLogistic.Knots.Length; knot++)
            {
                var index = (component * HingeLogistic.Knots.Length) + knot;
                var hinge = _hinges[index];
                var sum = 0.0;
                for (var bin = 0; bin < hinge.Length; bin++) sum += hinge[bin] * sums[bin];
                gradient[index] = sum / scale[index];
            }
        }
    }

    private double[] Values(int component, double[] point, double[] scale)
    {
        var values = new double[table.Means(component).Length];
        for (var knot = 0; knot < HingeLogistic.Knots.Length; knot++)
        {
            var index = (component * HingeLogistic.Knots.Length) + knot;
            for (var bin = 0; bin < values.Length; bin++) values[bin] += point[index] / scale[index] * _hinges[index][bin];
        }
        return values;
    }

    /// <summary>Root mean square of each hinge times the number of knots, so that one step length suits all.</summary>
    private double[] Scales()
    {
        var scales = new double[Size];
        for (var index = 0; index < Size; index++)
        {
            var bins = table.Bins(index / HingeLogistic.Knots.Length);
            var sum = 0.0;
            foreach (var bin in bins) sum += _hinges[index][bin] * _hinges[index][bin];
            scales[index] = Math.Max(0.05, Math.Sqrt(sum / bins.Length)) * Math.Sqrt(HingeLogistic.Knots.Length);
        }
        return scales;
    }

    private static double[][] Hinges(BinnedTable table)
    {
        var hinges = new double[Size][];
        for (var index = 0; index < Size; index++)
        {
            var knot = HingeLogistic.Knots[index % HingeLogistic.Knots.Length];
            hinges[index] = Array.ConvertAll(table.Means(index / HingeLogistic.Knots.Length), mean => Math.Max(0, mean - knot));
        }
        return hinges;
    }
}
