using FinanceTrack.Domain.Forecast;
using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary>How one interval and its distribution did, in shares of the household's monthly spending.</summary>
internal readonly record struct Outcome(bool IsBelow, bool IsAbove, double Width, double Pinball, double Crps, double Bias)
{
    public bool IsInside => !IsBelow && !IsAbove;

    public static Outcome Of(double[] sorted, double came, double scale)
    {
        var (low, median, high) = (PathTable.Quantile(sorted, .1), PathTable.Quantile(sorted, .5), PathTable.Quantile(sorted, .9));
        var pinball = (Pinball(low, .1) + Pinball(median, .5) + Pinball(high, .9)) / 3;
        double distance = 0, spread = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            distance += Math.Abs(sorted[i] - came);
            spread += sorted[i] * ((2 * (i + 1)) - sorted.Length - 1);
        }

        var crps = (distance / sorted.Length) - (spread / sorted.Length / sorted.Length);
        return new Outcome(came < low, came > high, (high - low) / scale, pinball / scale, crps / scale, (came - median) / scale);

        double Pinball(double quantile, double level) => came >= quantile ? level * (came - quantile) : (1 - level) * (quantile - came);
    }
}

/// <summary>The outcomes of the forecast and of the naive one, which draws single past days, by horizon.</summary>
internal sealed class ForecastScore
{
    public static readonly int[] Horizons = [7, 30, 90];
    private const int HistoryDays = 365;
    private const int SpendingDays = 180;
    private const int SpendingMonths = 6;

    public ILookup<int, (Outcome Ours, Outcome Naive)> Outcomes { get; }

    public ForecastScore(IEnumerable<ForecastCase> cases) =>
        Outcomes = cases.SelectMany(Run).ToLookup(outcome => outcome.Horizon, outcome => (outcome.Ours, outcome.Naive));

    private static IEnumerable<(int Horizon, Outcome Ours, Outcome Naive)> Run(ForecastCase forecast, int index)
    {
        var past = forecast.Past;
        var (days, seed) = (Horizons[^1], (ulong)index + 7);
        var streams = RecurringDetector.Detect(past, forecast.Today);
        var simulation = CashFlowSimulation.Run(new ForecastRequest(past, streams, forecast.Currency, forecast.Today, days, seed));
        var naive = Naive(past, forecast.Today, days, new SeededRandom(seed));
        naive.Cumulate();
        var from = forecast.Today.AddDays(-SpendingDays);
        var scale = (-past.Where(row => row.Date > from && row.Amount.MinorUnits < 0)
            .Sum(row => (double)row.Amount.MinorUnits) / SpendingMonths) + 1;
        foreach (var horizon in Horizons.Where(horizon => forecast.Today.AddDays(horizon) <= forecast.End))
        {
            var came = forecast.Flow(horizon);
            yield return (horizon, Outcome.Of(simulation.Total.Sorted(horizon - 1), came, scale),
                Outcome.Of(naive.Sorted(horizon - 1), came, scale));
        }
    }

    private static PathTable Naive(List<RecurringRow> past, DateOnly today, int days, SeededRandom random)
    {
        var flows = new double[Math.Min(HistoryDays, today.DayNumber - past.Min(row => row.Date).DayNumber + 1)];
        foreach (var row in past.Where(row => today.DayNumber - row.Date.DayNumber < flows.Length))
            flows[today.DayNumber - row.Date.DayNumber] += row.Amount.MinorUnits;
        var paths = new PathTable(days, ForecastRequest.DefaultPaths);
        for (var day = 0; day < days; day++)
        {
            for (var path = 0; path < paths.Paths; path++)
                paths.Add(day, path, flows[random.Next(flows.Length)]);
        }

        return paths;
    }
}
