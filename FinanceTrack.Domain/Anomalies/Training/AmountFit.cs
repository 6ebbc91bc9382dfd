using FinanceTrack.Domain.Anomalies.Statistics;

namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>Mean and spread on each side of it, outliers clipped at three sigmas.</summary>
internal readonly record struct AmountFit(double Count, double Mean, double UpCount, double UpSquares, double DownSquares)
{
    private const double ClipAtSigmas = 3;
    private const double MinVariance = 1e-4;

    /// <summary>Variances, 1 where there is nothing to measure them on.</summary>
    public Spread Spread => new(
        UpCount < 2 ? 1 : Math.Max(MinVariance, UpSquares / UpCount),
        Count - UpCount < 2 ? 1 : Math.Max(MinVariance, DownSquares / (Count - UpCount)));

    public static AmountFit Fit(List<double> values)
    {
        if (values.Count == 0) return default;
        var mean = values.Average();
        var limit = ClipAtSigmas * Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        double low = mean - limit, high = mean + limit;
        mean = values.Average(value => Math.Clamp(value, low, high));
        double up = 0, upSquares = 0, downSquares = 0;
        foreach (var value in values)
        {
            var residual = Math.Clamp(value, low, high) - mean;
            if (residual > 0)
            {
                up++;
                upSquares += residual * residual;
            }
            else
            {
                downSquares += residual * residual;
            }
        }
        return new AmountFit(values.Count, mean, up, upSquares, downSquares);
    }
}
