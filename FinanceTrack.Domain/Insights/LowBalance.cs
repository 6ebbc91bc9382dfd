namespace FinanceTrack.Domain.Insights;

/// <summary>A balance that will probably fall below the floor.</summary>
internal static class LowBalance
{
    private const double MinProbability = .25;
    private const double MaxProbability = .999;

    /// <summary>The day of the lowest median among those up to which the probability is a quarter or more; said once a month.</summary>
    public static Insight? Find(InsightRequest request)
    {
        var risky = request.Forecast?.Days.Where(day => day.BelowFloorByThen >= MinProbability).ToList();
        if (risky is not { Count: > 0 })
            return null;
        var first = risky[0];
        var month = new DateOnly(first.Date.Year, first.Date.Month, 1);
        var worst = risky.Where(day => day.Date < month.AddMonths(1)).MinBy(day => day.Median);
        var probability = worst.BelowFloorByThen!.Value;
        return new Insight
        {
            Id = InsightId.Of(InsightKind.LowBalanceAhead, request.Currency.Code, month),
            Kind = InsightKind.LowBalanceAhead,
            Severity = InsightSeverity.Warning,
            Date = worst.Date,
            Surprise = -Math.Log(1 - Math.Min(probability, MaxProbability)),
            Size = Math.Max(0, request.Floor - worst.Low80),
            RowIds = [],
            Facts = new LowBalanceFacts(request.Currency, worst.Date, probability, request.Floor, worst.Median),
        };
    }
}
