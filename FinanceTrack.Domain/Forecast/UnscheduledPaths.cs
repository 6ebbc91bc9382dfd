using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Domain.Forecast;

/// <summary>
/// Simulates everything that is not recurring by drawing whole past weeks. Recent weeks are drawn more often; each path weighs the weeks in
/// its own way (Bayesian bootstrap), and its level is uncertain by 15 %.
/// </summary>
internal sealed class UnscheduledPaths
{
    private const int Week = 7;
    private const int MaxHistoryDays = 365;
    private const double HalfLifeDays = 120;
    private const double LevelSpread = .15;

    private readonly double[] _weeks;
    private readonly double[] _cumulativeWeights;
    private readonly double _effectiveWeeks;

    private UnscheduledPaths(double[] weeks, double[] cumulativeWeights, double effectiveWeeks)
    {
        _weeks = weeks;
        _cumulativeWeights = cumulativeWeights;
        _effectiveWeeks = effectiveWeeks;
    }

    /// <summary>The weeks up to today, each ending on today's weekday; null without a whole week.</summary>
    /// <param name="rows">That no stream has.</param>
    /// <param name="start">The first day of the history.</param>
    public static UnscheduledPaths? From(IEnumerable<RecurringRow> rows, DateOnly start, DateOnly today)
    {
        var history = Math.Min(MaxHistoryDays, today.DayNumber - start.DayNumber + 1);
        var count = history / Week;
        if (count < 1)
            return null;
        var weeks = new double[count * Week];
        foreach (var row in rows)
        {
            var day = weeks.Length - 1 - (today.DayNumber - row.Date.DayNumber);
            if (day >= 0 && day < weeks.Length)
                weeks[day] += row.Amount.MinorUnits;
        }

        var weights = Enumerable.Range(0, count).Select(week => Math.Pow(.5, (count - 1 - week) * Week / HalfLifeDays)).ToArray();
        var total = weights.Sum();
        var cumulative = new double[count];
        double sum = 0, squares = 0;
        for (var week = 0; week < count; week++)
        {
            var weight = weights[week] / total;
            squares += weight * weight;
            cumulative[week] = sum += weight;
        }

        return new UnscheduledPaths(weeks, cumulative, 1 / squares);
    }

    /// <summary>
    /// Adds the weeks of every path. Drawing weights from a Dirichlet distribution and then weeks by them is a Pólya urn: the k-th week is
    /// a new draw with probability n / (n + k), n the effective number of weeks, and else one of those drawn before.
    /// </summary>
    public void Add(PathTable flows, SeededRandom random, CancellationToken cancellationToken = default)
    {
        var drawn = new int[(flows.Days + Week - 1) / Week];
        for (var path = 0; path < flows.Paths; path++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var level = Math.Exp(LevelSpread * random.NextNormal());
            for (var k = 0; k < drawn.Length; k++)
            {
                drawn[k] = random.NextDouble() * (_effectiveWeeks + k) < _effectiveWeeks ? DrawWeek(random) : drawn[random.Next(k)];
                var from = k * Week;
                for (var day = from; day < Math.Min(from + Week, flows.Days); day++)
                    flows.Add(day, path, level * _weeks[(drawn[k] * Week) + day - from]);
            }
        }
    }

    private int DrawWeek(SeededRandom random)
    {
        var index = Array.BinarySearch(_cumulativeWeights, random.NextDouble());
        return Math.Min(index < 0 ? ~index : index, _cumulativeWeights.Length - 1);
    }
}
