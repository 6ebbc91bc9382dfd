using FinanceTrack.Domain.Anomalies.Scoring;

namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>
/// Components cut into at most 128 bins at quantiles, component after component: a byte a value, and a fit need only look at bins.
/// </summary>
internal sealed class BinnedTable
{
    public const int MaxBins = 128;
    private const int SampleSize = 50_000;
    private readonly byte[][] _bins = new byte[ComponentVector.Count][];
    private readonly float[][] _edges = new float[ComponentVector.Count][];
    private readonly double[][] _means = new double[ComponentVector.Count][];

    public BinnedTable(ComponentTable table)
    {
        Rows = table.Rows;
        for (var component = 0; component < ComponentVector.Count; component++)
        {
            var values = new float[Rows];
            for (var row = 0; row < Rows; row++) values[row] = table[row, component];
            _edges[component] = Edges(values);
            (_bins[component], _means[component]) = Cut(values, _edges[component]);
        }
    }

    public int Rows { get; }

    public byte[] Bins(int component) => _bins[component];

    /// <summary>The mean value in each bin.</summary>
    public double[] Means(int component) => _means[component];

    /// <summary>A value is in bin b when it is above edge b − 1 and not above edge b.</summary>
    public float[] Edges(int component) => _edges[component];

    private static float[] Edges(float[] values)
    {
        var step = Math.Max(1, values.Length / SampleSize);
        var sample = values.Where((_, row) => row % step == 0).Order().ToArray();
        var edges = new List<float>();
        for (var cut = 1; cut < MaxBins; cut++)
        {
            // Half of the cuts lie in the upper tenth: that is where anomalies are.
            var share = cut < MaxBins / 2
                ? 0.9 * cut / (MaxBins / 2) : 1 - (0.1 * Math.Pow(1 - ((cut - (MaxBins / 2)) / (MaxBins / 2.0)), 2));
            var edge = sample[Math.Min((int)(share * sample.Length), sample.Length - 1)];
            if (edge < sample[^1] && (edges.Count == 0 || edge > edges[^1])) edges.Add(edge);
        }
        return [.. edges];
    }

    private static (byte[] Bins, double[] Means) Cut(float[] values, float[] edges)
    {
        var bins = new byte[values.Length];
        var sums = new double[edges.Length + 1];
        var counts = new double[edges.Length + 1];
        for (var row = 0; row < values.Length; row++)
        {
            var bin = Array.BinarySearch(edges, values[row]);
            if (bin < 0) bin = ~bin;
            bins[row] = (byte)bin;
            sums[bin] += values[row];
            counts[bin]++;
        }
        for (var bin = 0; bin < sums.Length; bin++)
            sums[bin] = counts[bin] > 0 ? sums[bin] / counts[bin] : bin == 0 ? 0 : edges[bin - 1];
        return (bins, sums);
    }
}
