using FinanceTrack.Domain.Anomalies.Statistics;

namespace FinanceTrack.Domain.Anomalies.Model;

/// <summary>
/// How many times more often than its own bulk predicts a score is so high, as a logarithm: the exponential law that the
/// best tenth but one of the rows follows, T₀, against the tail really seen, T. In heavy-tailed histories large amounts are
/// part of the law and the excess stays near 0. Where amounts are well behaved but for a cluster far out, the excess of that
/// cluster is large: there the amount alone is telling, and must not be diluted by what is merely rare. This is the
/// two-groups view of Efron (2004): −ln of the local share of what the null law explains.
/// </summary>
internal static class OutlierExcess
{
    private const double BulkFrom = 0.9, BulkTo = 0.99;

    /// <summary>The excess as a rising curve over the score; the array is sorted in place.</summary>
    public static TailCalibration Fit(double[] history)
    {
        var seen = TailCalibration.Fit(history);
        double low = Quantile(history, BulkFrom), high = Quantile(history, BulkTo);
        var scale = Math.Max((high - low) / Math.Log((1 - BulkFrom) / (1 - BulkTo)), 1e-6);
        var excesses = new double[seen.Scores.Count];
        var most = 0.0;
        for (var knot = 0; knot < excesses.Length; knot++)
        {
            var predicted = -Math.Log(1 - BulkTo) + ((seen.Scores[knot] - high) / scale);
            most = Math.Max(most, predicted - seen.Tails[knot]);
            excesses[knot] = seen.Scores[knot] < high ? 0 : most;
        }
        var slope = Math.Max((1 / scale) - (1 / seen.Scale), 1e-9);
        return new TailCalibration(seen.Scores, excesses, 1 / slope);
    }

    private static double Quantile(double[] sorted, double share) => sorted[Math.Min((int)(share * sorted.Length), sorted.Length - 1)];
}
