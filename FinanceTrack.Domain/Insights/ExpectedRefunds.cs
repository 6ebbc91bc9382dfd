namespace FinanceTrack.Domain.Insights;

/// <summary>Money that a person expects back of a payment, as long as it has not come.</summary>
internal static class ExpectedRefunds
{
    /// <summary>Most shops pay back within a month.</summary>
    private const int UsualDays = 30;

    /// <summary>One in four takes longer.</summary>
    private const double ShareOfLate = .25;

    public static IEnumerable<Insight> Find(MonthlyRows rows, InsightRequest request)
    {
        foreach (var row in rows.All.Where(row => row.Row.RefundDue > 0 && row.IsSpending))
        {
            var isLate = request.Today.DayNumber - row.Row.Date.DayNumber > UsualDays;
            yield return new Insight
            {
                Id = InsightId.Of(InsightKind.RefundExpected, row.Row.Id),
                Kind = InsightKind.RefundExpected,
                Severity = isLate ? InsightSeverity.Notice : InsightSeverity.Info,
                Date = row.Row.Date,
                Surprise = isLate ? -Math.Log(ShareOfLate) : 0,
                Size = row.Row.RefundDue,
                RowIds = [row.Row.Id],
                Facts = new RefundExpectedFacts(
                    request.Currency, rows.Merchants.NameOf(row.Merchant), row.Row.RefundDue, row.Spent, row.Row.Date),
            };
        }
    }
}
