using FinanceTrack.Benchmarks.Quality.RecurringHouseholds;
using FinanceTrack.Domain.Forecast;
using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary>Whether what is held back until payday was enough for the known streams' payments.</summary>
internal sealed class HoldBackScore
{
    private const int Days = 45;
    private readonly List<(double Held, double Needed)> _cases = [];

    public HoldBackScore(IEnumerable<RecurringHousehold> households)
    {
        foreach (var household in households)
        {
            foreach (var offset in (int[])[0, 11, 23])
                Add(household, household.AsOf.AddDays(-offset));
        }
    }

    public int Count => _cases.Count;

    public double Enough => _cases.Count(pair => pair.Needed <= pair.Held) / (double)Math.Max(_cases.Count, 1);

    public double HeldByNeeded => _cases.Sum(pair => pair.Held) / Math.Max(_cases.Sum(pair => pair.Needed), 1);

    private void Add(RecurringHousehold household, DateOnly today)
    {
        var currency = household.Rows.CountBy(row => row.Amount.Currency).MaxBy(pair => pair.Value).Key;
        var past = household.Past(today).ToList();
        var streams = RecurringDetector.Detect(past, today);
        var safe = ForecastCashFlow.Run(new ForecastRequest(past, streams, currency, today, Days, 1)).SafeToSpend;
        if (safe is null)
            return;
        var rows = household.Streams.SelectMany(stream => stream.Rows).Select(row => household.Rows[row])
            .Where(row => row.Date > today && row.Date < safe.Payday && row.Amount.Currency == currency);
        long sum = 0, lowest = 0;
        foreach (var day in rows.GroupBy(row => row.Date).OrderBy(day => day.Key))
        {
            sum += day.Sum(row => row.Amount.MinorUnits);
            lowest = Math.Min(lowest, sum);
        }

        _cases.Add((safe.HoldBack, -lowest));
    }
}
