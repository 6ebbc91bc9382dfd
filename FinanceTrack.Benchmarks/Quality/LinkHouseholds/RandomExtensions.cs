namespace FinanceTrack.Benchmarks.Quality.LinkHouseholds;

internal static class RandomExtensions
{
    private static readonly int[] RoundAmounts = [20, 25, 50, 50, 100, 100, 100, 150, 200, 200, 250, 300, 500, 500, 1000];

    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    public static string Maybe(this Random random, double probability, string text) => random.Chance(probability) ? text : "";

    public static T Pick<T>(this Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];

    /// <summary>An amount as people choose it, in minor units.</summary>
    public static long RoundAmount(this Random random, int scale) => random.Pick(RoundAmounts) * 100L * scale;

    public static double Exponential(this Random random, double mean) => -Math.Log(1 - random.NextDouble()) * mean;

    public static double Normal(this Random random, double mean, double deviation) =>
        mean + deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static int Poisson(this Random random, double mean)
    {
        var (limit, count, product) = (Math.Exp(-mean), 0, random.NextDouble());
        for (; product > limit; count++)
            product *= random.NextDouble();
        return count;
    }

    /// <summary>The index drawn by weights.</summary>
    public static int Weighted(this Random random, IReadOnlyList<double> weights)
    {
        var left = random.NextDouble() * weights.Sum();
        for (var i = 0; i < weights.Count - 1; i++)
        {
            left -= weights[i];
            if (left < 0)
                return i;
        }

        return weights.Count - 1;
    }
}
