using System.Numerics.Tensors;

namespace FinanceTrack.Domain.Forecast;

/// <summary>Simulated flows in minor units: for every day from tomorrow on, one value a path.</summary>
internal sealed class PathTable
{
    /// <summary>An array a day: none is large enough to be collected late.</summary>
    private readonly double[][] _days;

    private double[]? _values;

    public PathTable(int days, int paths)
    {
        _days = new double[days][];
        for (var day = 0; day < days; day++)
            _days[day] = new double[paths];
        Paths = paths;
    }

    public int Days => _days.Length;

    public int Paths { get; }

    /// <param name="day">0 is tomorrow.</param>
    public Span<double> Day(int day) => _days[day];

    public void Add(int day, int path, double flow) => _days[day][path] += flow;

    public double Mean(int day) => TensorPrimitives.Sum<double>(_days[day]) / Paths;

    /// <summary>Adds to the flows of each day those of all days before it.</summary>
    public void Cumulate()
    {
        for (var day = 1; day < Days; day++)
            TensorPrimitives.Add<double>(_days[day - 1], _days[day], _days[day]);
    }

    public PathTable Plus(PathTable other)
    {
        var sums = new PathTable(Days, Paths);
        for (var day = 0; day < Days; day++)
            TensorPrimitives.Add<double>(_days[day], other._days[day], sums._days[day]);
        return sums;
    }

    /// <summary>The values of a day in ascending order.</summary>
    public double[] Sorted(int day)
    {
        var values = (double[])_days[day].Clone();
        Array.Sort(values);
        return values;
    }

    /// <summary>Quantiles of a day's values, interpolated as by <see cref="Quantile"/>, without sorting all of them.</summary>
    /// <param name="shares">Ascending.</param>
    public double[] Quantiles(int day, double[] shares)
    {
        _values ??= new double[Paths];
        _days[day].CopyTo(_values, 0);
        var ranks = shares.Select(share => (int)(share * (Paths - 1)));
        OrderStatistics.Select(_values, [.. ranks.SelectMany<int, int>(rank => [rank, Math.Min(rank + 1, Paths - 1)]).Distinct().Order()]);
        return Array.ConvertAll(shares, share => Quantile(_values, share));
    }

    /// <summary>A quantile of sorted values, interpolated.</summary>
    public static double Quantile(ReadOnlySpan<double> sorted, double q)
    {
        var position = q * (sorted.Length - 1);
        var index = (int)position;
        return index + 1 < sorted.Length ? sorted[index] + ((sorted[index + 1] - sorted[index]) * (position - index)) : sorted[^1];
    }
}
