using FinanceTrack.Domain.Forecast;

namespace FinanceTrack.Domain.Insights;

/// <summary>
/// A balance that will probably fall below its floor. What an account says is not said again of all accounts together.
/// </summary>
internal static class LowBalance
{
    private const double MinProbability = .25;
    private const double MaxProbability = .999;

    public static IEnumerable<Insight> Find(InsightRequest request)
    {
        var ofAccounts = request.Accounts.Select(account => Of(request, account.Forecast, account.Floor, account)).OfType<Insight>()
            .ToList();
        if (ofAccounts.Count > 0)
            return ofAccounts;
        return request.Forecast is { } whole && Of(request, whole, request.Floor, null) is { } found ? [found] : [];
    }

    /// <summary>The day of the lowest median among those up to which the probability is a quarter or more; said once a month.</summary>
    private static Insight? Of(InsightRequest request, CashFlowForecast forecast, long floor, AccountOutlook? account)
    {
        var risky = forecast.Days.Where(day => day.BelowFloorByThen >= MinProbability).ToList();
        if (risky.Count == 0)
            return null;
        var first = risky[0];
        var month = new DateOnly(first.Date.Year, first.Date.Month, 1);
        var worst = risky.Where(day => day.Date < month.AddMonths(1)).MinBy(day => day.Median);
        var probability = worst.BelowFloorByThen!.Value;
        return new Insight
        {
            Id = account is null
                ? InsightId.Of(InsightKind.LowBalanceAhead, request.Currency.Code, month)
                : InsightId.Of(InsightKind.LowBalanceAhead, account.AccountId, month),
            Kind = InsightKind.LowBalanceAhead,
            Severity = InsightSeverity.Warning,
            Date = worst.Date,
            Surprise = -Math.Log(1 - Math.Min(probability, MaxProbability)),
            Size = Math.Max(0, floor - worst.Low80),
            RowIds = [],
            Facts = new LowBalanceFacts(request.Currency, worst.Date, probability, floor, worst.Median, account?.Name, account?.AccountId),
        };
    }
}
