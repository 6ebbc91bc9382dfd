namespace FinanceTrack.Domain.Insights;

/// <summary>Keeps the share of false ones among many tests in bounds (Benjamini and Hochberg 1995).</summary>
internal static class FalseDiscovery
{
    /// <summary>The largest p value that is kept, as a logarithm; negative infinity when none is.</summary>
    public static double MaxLogP(IEnumerable<double> logPs, double rate)
    {
        var sorted = logPs.Order().ToList();
        for (var rank = sorted.Count; rank > 0; rank--)
        {
            if (sorted[rank - 1] <= Math.Log(rate * rank / sorted.Count))
                return sorted[rank - 1];
        }

        return double.NegativeInfinity;
    }
}
