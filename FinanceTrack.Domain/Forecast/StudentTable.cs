namespace FinanceTrack.Domain.Forecast;

/// <summary>Draws from Student's t with five degrees of freedom, cut at ±4: tails like those of real bills. A table of quantiles.</summary>
internal static class StudentTable
{
    private const int Size = 2048;
    private const double Cut = 4;
    private const int Bisections = 40;

    private static readonly double[] Quantiles = [.. Enumerable.Range(0, Size).Select(i => Quantile((i + .5) / Size))];

    public static double Draw(SeededRandom random) => Quantiles[random.Next(Size)];

    private static double Quantile(double probability)
    {
        double low = -Cut, high = Cut;
        for (var i = 0; i < Bisections; i++)
        {
            var middle = (low + high) / 2;
            if (Cumulative(middle) < probability)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }

    private static double Cumulative(double t)
    {
        var u = t / Math.Sqrt(5);
        var v = 1 + (u * u);
        return .5 + ((Math.Atan(u) + (u / v * (1 + (2 / (3 * v))))) / Math.PI);
    }
}
