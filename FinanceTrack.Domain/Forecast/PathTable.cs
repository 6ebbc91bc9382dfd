using System.Numerics.Tensors;

namespace FinanceTrack.Domain.Forecast;

/// <summary>Simulated flows in minor units: for every day from tomorrow on, one value a path.</summary>
internal sealed class PathTable(int days, int paths)
{
    private readonly double[] _flows = new double[days * paths];

    public int Days => days;

    public int Paths => paths;

    /// <param name="day">0 is tomorrow.</param>
    public Span<double> Day(int day) => _flows.AsSpan(day * paths, paths);

    public void Add(int day, int path, double flow) => _flows[(day * paths) + path] += flow;

    public double Mean(int day) => TensorPrimitives.Sum<double>(Day(day)) / paths;

    /// <summary>The flows of each day and those of all days before it.</summary>
    public PathTable Cumulate()
    {
        var sums = new PathTable(days, paths);
        for (var day = 0; day < days; day++)
        {
            if (day == 0)
                Day(0).CopyTo(sums.Day(0));
            else
                TensorPrimitives.Add(sums.Day(day - 1), Day(day), sums.Day(day));
        }

        return sums;
    }

    public PathTable Plus(PathTable other)
    {
        var sums = new PathTable(days, paths);
        TensorPrimitives.Add(_flows, other._flows, sums._flows);
        return sums;
    }

    /// <summary>The values of a day in ascending order.</summary>
    public double[] Sorted(int day)
    {
        var values = Day(day).ToArray();
        Array.Sort(values);
        return values;
    }

    /// <summary>A quantile of sorted values, interpolated.</summary>
    public static double Quantile(ReadOnlySpan<double> sorted, double q)
    {
        var position = q * (sorted.Length - 1);
        var index = (int)position;
        return index + 1 < sorted.Length ? sorted[index] + ((sorted[index + 1] - sorted[index]) * (position - index)) : sorted[^1];
    }
}
