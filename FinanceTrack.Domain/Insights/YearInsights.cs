using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Insights;

/// <summary>Fees paid in a year, and the share of income that is not spent.</summary>
internal static class YearInsights
{
    private const int MonthsPerYear = 12;
    private const int RecentMonths = 3;
    private const double MinIncomeShare = .1;
    private const string FeeCategory = "fees_government";
    private const int SmallFactor = 2;
    private static readonly string[] FeeWords =
        ["fee", "fees", "charge", "charges", "interest", "gebuhr", "gebuehr", "entgelt", "frais", "comision", "zinsen"];

    /// <summary>The fees of the last twelve full months, once a calendar year.</summary>
    public static Insight? Fees(MonthlyRows rows, Currency currency)
    {
        var from = Math.Max(rows.FirstFullMonth, rows.LastFullMonth - MonthsPerYear + 1);
        var fees = rows.All.Where(row => row.IsSpending && row.Month >= from && row.Month <= rows.LastFullMonth && IsFee(row, rows))
            .ToList();
        var total = fees.Sum(row => row.Spent);
        if (total == 0 || total < rows.Material)
            return null;
        var month = MonthlyRows.FirstDayOf(rows.LastFullMonth);
        return new Insight
        {
            Id = InsightId.Of(InsightKind.FeesInYear, currency.Code, month.Year),
            Kind = InsightKind.FeesInYear,
            Severity = InsightSeverity.Info,
            Date = month,
            Surprise = 0,
            Size = total,
            RowIds = [.. fees.OrderByDescending(row => row.Spent).ThenBy(row => row.Row.Id).Select(row => row.Row.Id)],
            Facts = new FeesFacts(currency, total, fees.Count, MonthlyRows.FirstDayOf(from), month.AddMonths(1).AddDays(-1)),
        };
    }

    /// <summary>
    /// Over the last three full months and the last twelve; not with fewer than three, nor with income below a tenth of spending.
    /// </summary>
    public static Insight? Savings(MonthlyRows rows, Currency currency)
    {
        var months = Math.Min(MonthsPerYear, rows.LastFullMonth - rows.FirstFullMonth + 1);
        if (months < RecentMonths || SavingsRate(rows, RecentMonths) is not { } recent || SavingsRate(rows, months) is not { } year)
            return null;
        var month = MonthlyRows.FirstDayOf(rows.LastFullMonth);
        return new Insight
        {
            Id = InsightId.Of(InsightKind.SavingsRate, currency.Code, rows.LastFullMonth),
            Kind = InsightKind.SavingsRate,
            Severity = InsightSeverity.Info,
            Date = month,
            Surprise = 0,
            Size = 0,
            RowIds = [],
            Facts = new SavingsFacts(currency, recent, year, months, month),
        };
    }

    private static double? SavingsRate(MonthlyRows rows, int months)
    {
        var counted = rows.All.Where(row =>
            row.Month > rows.LastFullMonth - months && row.Month <= rows.LastFullMonth && row.Row.Category != MonthlyRows.Transfer);
        long income = 0, spending = 0;
        foreach (var row in counted)
        {
            income += Math.Max(0, row.Row.Amount.MinorUnits);
            spending += row.Spent;
        }

        return income > 0 && income >= MinIncomeShare * spending ? 1 - (spending / (double)income) : null;
    }

    /// <summary>
    /// By the category; without one, or as a transfer, by a word of the description when the amount is small. The "monthly fee" of a gym
    /// is its price.
    /// </summary>
    private static bool IsFee(in MonthlyRow row, MonthlyRows rows) => row.Row.Category switch
    {
        FeeCategory => true,
        null or MonthlyRows.Transfer => row.Spent < SmallFactor * rows.MedianSpent
            && rows.Merchants.NameOf(row.Merchant).Split(' ').Any(word => FeeWords.Contains(word, StringComparer.Ordinal)),
        _ => false,
    };
}
