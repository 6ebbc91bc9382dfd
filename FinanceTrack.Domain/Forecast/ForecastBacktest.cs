using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Domain.Forecast;

/// <summary>How often the 80 % interval held on the person's own past: "in the last 12 months 10 of 12 ended inside".</summary>
public readonly record struct ForecastCoverage(int Inside, int Total);

/// <summary>Repeats the forecast as it would have been made on earlier days, and compares it with what came.</summary>
public static class ForecastBacktest
{
    private const int WindowDays = 30;
    private const int MaxWindows = 12;
    private const int MinHistoryDays = 180;
    private const int Paths = 400;

    /// <summary>
    /// More than a household books in twelve years. Of more, those booked last are looked at: each window costs a detection.
    /// </summary>
    internal const int MaxRows = 10_000;

    /// <summary>Windows of 30 days that end today, 30 days ago and so on, each with at least 180 days of history before it.</summary>
    public static ForecastCoverage Run(
        IReadOnlyCollection<RecurringRow> rows,
        Currency currency,
        DateOnly today,
        ulong seed,
        CancellationToken cancellationToken = default)
    {
        int inside = 0, total = 0;
        foreach (var isInside in Windows(rows, currency, today, seed, cancellationToken))
        {
            total++;
            inside += isInside ? 1 : 0;
        }

        return new ForecastCoverage(inside, total);
    }

    /// <summary>Of each window whether what came is inside, computed when it is asked for.</summary>
    internal static IEnumerable<bool> Windows(
        IReadOnlyCollection<RecurringRow> rows, Currency currency, DateOnly today, ulong seed, CancellationToken cancellationToken)
    {
        var own = rows.Where(row => row.Amount.Currency == currency && row.Date <= today)
            .OrderByDescending(row => row.Date).ThenBy(row => row.Id).Take(MaxRows).ToList();
        var start = own.Count == 0 ? today : own[^1].Date;
        for (var window = 1; window <= MaxWindows; window++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var then = today.AddDays(-window * WindowDays);
            if (then.DayNumber - start.DayNumber < MinHistoryDays)
                break;
            yield return IsInside(own, currency, then, seed, cancellationToken);
        }
    }

    private static bool IsInside(
        List<RecurringRow> rows, Currency currency, DateOnly then, ulong seed, CancellationToken cancellationToken)
    {
        var past = rows.FindAll(row => row.Date <= then);
        var streams = RecurringDetector.Detect(past, then, cancellationToken: cancellationToken);
        var request = new ForecastRequest(past, streams, currency, then, WindowDays, seed) { Paths = Paths };
        var last = ForecastCashFlow.Run(request, cancellationToken).Days[^1];
        var came = rows.Where(row => row.Date > then && row.Date <= then.AddDays(WindowDays)).Sum(row => row.Amount.MinorUnits);
        return last.Low80 <= came && came <= last.High80;
    }
}
