namespace FinanceTrack.Domain.Forecast;

/// <summary>
/// Forecasts a person's cash flow by day from simulated paths: recurring payments by their own past, everything else by past weeks. The
/// result depends on the request alone. docs/insights-method.md says how it works.
/// </summary>
public static class ForecastCashFlow
{
    private const double MaxFlow = 1e18;

    private static readonly double[] Quantiles = [.1, .25, .5, .75, .9];

    public static CashFlowForecast Run(ForecastRequest request, CancellationToken cancellationToken = default)
    {
        var simulation = CashFlowSimulation.Run(request, cancellationToken);
        var balance = request.Balance ?? 0;
        var hasFloor = request is { Balance: not null, Floor: not null };
        var hasBeenBelow = new bool[request.Paths];
        var days = new List<ForecastDay>(request.Days);
        for (var day = 0; day < request.Days; day++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var at = Array.ConvertAll(simulation.Total.Quantiles(day, Quantiles), flow => balance + Rounded(flow));
            var (below, belowByThen) = Below(simulation.Total.Day(day), (request.Floor ?? 0) - balance, hasBeenBelow);
            days.Add(new ForecastDay
            {
                Date = request.Today.AddDays(day + 1),
                Median = at[2],
                Low50 = at[1],
                High50 = at[3],
                Low80 = at[0],
                High80 = at[4],
                Scheduled = Rounded(simulation.Scheduled.Mean(day)),
                Unscheduled = Rounded(simulation.Unscheduled?.Mean(day) ?? 0),
                BelowFloor = hasFloor ? below : null,
                BelowFloorByThen = hasFloor ? belowByThen : null,
            });
        }

        var shares = simulation.StreamMeans.Select(pair => new StreamShare(pair.Key, Rounded(pair.Value))).ToList();
        return new CashFlowForecast(days, simulation.Unscheduled is not null, shares, SafeToSpendRule.Find(request, simulation));
    }

    private static (double Below, double ByThen) Below(ReadOnlySpan<double> flows, double limit, bool[] hasBeenBelow)
    {
        int below = 0, byThen = 0;
        for (var path = 0; path < flows.Length; path++)
        {
            if (flows[path] < limit)
            {
                below++;
                hasBeenBelow[path] = true;
            }

            byThen += hasBeenBelow[path] ? 1 : 0;
        }

        return (below / (double)flows.Length, byThen / (double)flows.Length);
    }

    /// <summary>Far from the ends of the type, so that a balance and a change of sign fit too.</summary>
    internal static long Rounded(double value) => (long)Math.Round(Math.Clamp(value, -MaxFlow, MaxFlow));
}
