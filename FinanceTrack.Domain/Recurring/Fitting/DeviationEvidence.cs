namespace FinanceTrack.Domain.Recurring.Fitting;

/// <summary>How probable a deviation from the expected date is when the rule holds.</summary>
internal static class DeviationEvidence
{
    public const int Rates = 4;
    private const double OnRuleShare = .92;
    private const int MaxTolerance = 15;

    private static readonly double[] GeometricRates = [.02, .2, .45, .68];
    private static readonly double[] Costs = [0, .3, .6, 1];
    private static readonly double[][] Logs = [.. Enumerable.Range(0, MaxTolerance + 1).Select(Table)];

    /// <summary>
    /// The sum over deviations of ln(0.92·(1−r)/(1+r)·r^|δ| + 0.08/(2W+1)), with the best of four r; a larger r costs up to one nat.
    /// </summary>
    public static double Of(ReadOnlySpan<int> deviations, int tolerance)
    {
        var logs = Logs[tolerance];
        double a = 0, b = 0, c = 0, d = 0;
        foreach (var deviation in deviations)
        {
            var at = Rates * Math.Abs(deviation);
            a += logs[at];
            b += logs[at + 1];
            c += logs[at + 2];
            d += logs[at + 3];
        }

        return Math.Max(Math.Max(a - Costs[0], b - Costs[1]), Math.Max(c - Costs[2], d - Costs[3]));
    }

    private static double[] Table(int tolerance)
    {
        var table = new double[(tolerance + 1) * Rates];
        for (var i = 0; i < table.Length; i++)
        {
            var rate = GeometricRates[i % Rates];
            var geometric = (1 - rate) / (1 + rate) * Math.Pow(rate, i / Rates);
            table[i] = Math.Log((OnRuleShare * geometric) + ((1 - OnRuleShare) / ((2 * tolerance) + 1)));
        }

        return table;
    }
}
