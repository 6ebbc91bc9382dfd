namespace FinanceTrack.Domain.Anomalies.Statistics;

/// <summary>Counts by bin, halved when they pass 500 rows so that habits can change.</summary>
public static class Histogram
{
    private const float MaxRows = 500;

    /// <summary>Adds one to the bin; what is past the last bin counts in the last.</summary>
    public static void Learn(Span<float> bins, int bin)
    {
        bins[Math.Min(bin, bins.Length - 1)]++;
        if (Sum(bins) <= MaxRows) return;
        foreach (ref var count in bins) count *= 0.5f;
    }

    /// <summary>P(K ≥ bin), with <paramref name="weight"/> rows' worth of the parent's probability mixed in.</summary>
    public static double TailFrom(ReadOnlySpan<float> bins, int bin, double parentTail, double weight) =>
        (Sum(bins[Math.Min(bin, bins.Length - 1)..]) + (weight * parentTail)) / (Sum(bins) + weight);

    public static double Sum(ReadOnlySpan<float> bins)
    {
        var sum = 0.0;
        foreach (var count in bins) sum += count;
        return sum;
    }
}
