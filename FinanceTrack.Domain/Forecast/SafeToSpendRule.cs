using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Domain.Forecast;

/// <summary>
/// What to hold back until payday: the 90 % quantile, over the simulated paths, of how far recurring payments pull the balance down before
/// that day, and 5 % of a month's bills for streams too young to be known.
/// </summary>
internal static class SafeToSpendRule
{
    private const double Certainty = .9;
    private const double Margin = .05;
    private const double MinAlive = .5;
    private const double MaxIncomePeriodDays = 31;

    /// <summary>Null without a regular income that pays within the forecast.</summary>
    public static SafeToSpend? Find(ForecastRequest request, CashFlowSimulation simulation)
    {
        var income = request.Streams.Where(stream => stream.Currency == request.Currency && IsPay(stream, request.Today))
            .MaxBy(stream => stream.SizePerMonth);
        if (income?.NextDate?.Date is not { } payday || payday.DayNumber - request.Today.DayNumber > request.Days)
            return null;
        var days = payday.DayNumber - request.Today.DayNumber;
        var holdBack = HoldBack(request, simulation.Scheduled, days - 1);
        var available = (request.Spendable ?? request.Balance) - (request.Floor ?? 0) - holdBack;
        var usual = days > 1 && simulation.Unscheduled is { } rest
            ? Math.Max(0, -ForecastCashFlow.Rounded(PathTable.Quantile(rest.Sorted(days - 2), .5))) : (long?)null;
        return new SafeToSpend(payday, income.Id, days, holdBack, available, available is { } money ? Math.Max(0, money) / days
            : null, usual);
    }

    /// <summary>What recurring payments of the next days need, at most.</summary>
    private static long HoldBack(ForecastRequest request, PathTable scheduled, int days)
    {
        var lowest = new double[scheduled.Paths];
        for (var day = 0; day < days; day++)
        {
            var flows = scheduled.Day(day);
            for (var path = 0; path < lowest.Length; path++)
                lowest[path] = Math.Min(lowest[path], flows[path]);
        }

        Array.Sort(lowest);
        var bills = request.Streams.Where(stream =>
            stream.Currency == request.Currency && !stream.IsIncome && stream.Outlook.Alive >= MinAlive)
            .Sum(stream => stream.SizePerMonth);
        return ForecastCashFlow.Rounded(-PathTable.Quantile(lowest, 1 - Certainty) + (Margin * bills));
    }

    private static bool IsPay(RecurringStream stream, DateOnly today) =>
        stream.IsIncome && stream.Outlook.Alive >= MinAlive && stream.Status != StreamStatus.Early
        && stream.Period.NominalDays() <= MaxIncomePeriodDays && stream.NextDate is { } next && next.Date > today;
}
