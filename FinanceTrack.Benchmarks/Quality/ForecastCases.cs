using FinanceTrack.Benchmarks.Quality.RecurringHouseholds;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary>A forecast to make, and the rows that came.</summary>
internal sealed record ForecastCase(RecurringHousehold Household, DateOnly Today, DateOnly End, Currency Currency)
{
    private const int DaysAfterAsOf = 115;
    private const int MinHistoryDays = 180;
    private const int MinAccountDays = 400;
    private const int MinAccountHistoryDays = 240;
    private const int DaysLeftOfAccount = 95;
    private const int StepDays = 30;
    private const int FirstDays = 270;

    /// <summary>The card's bill, paid from the same person's account: a transfer that the files do not mark.</summary>
    private const string OwnTransfer = "Credit Card Payment";

    public List<RecurringRow> Past => [.. Rows(DateOnly.MinValue, Today)];

    /// <summary>The cash flow of the next days, in minor units.</summary>
    public double Flow(int days) => Rows(Today.AddDays(1), Today.AddDays(days)).Sum(row => row.Amount.MinorUnits);

    public IEnumerable<RecurringRow> Rows(DateOnly from, DateOnly to) =>
        Household.Rows.Where(row => row.Date >= from && row.Date <= to && row.Amount.Currency == Currency);

    /// <summary>Generated: three days a household. Many accounts: one day each. A single household: every thirty days.</summary>
    public static IEnumerable<ForecastCase> Of(IReadOnlyList<RecurringHousehold> households, bool isGenerated)
    {
        if (isGenerated)
            return households.SelectMany(OfGenerated);
        return households.Count > 1 ? OfAccounts(households) : OfSingle(households[0]);
    }

    private static IEnumerable<ForecastCase> OfGenerated(RecurringHousehold household) => ((int[])[0, 45, 90])
        .Select(offset => household.AsOf.AddDays(-offset)).Where(today => today >= household.Start.AddDays(MinHistoryDays))
        .Select(today => new ForecastCase(household, today, household.AsOf.AddDays(DaysAfterAsOf), Home(household)));

    private static IEnumerable<ForecastCase> OfAccounts(IEnumerable<RecurringHousehold> accounts) => accounts
        .Where(account => account.Rows[^1].Date >= account.Start.AddDays(MinAccountDays))
        .Select((account, i) =>
            new ForecastCase(account, account.Rows[^1].Date.AddDays(-DaysLeftOfAccount - (i * 17 % 70)), account.Rows[^1].Date,
            Home(account)))
        .Where(forecast => forecast.Today >= forecast.Household.Start.AddDays(MinAccountHistoryDays));

    private static IEnumerable<ForecastCase> OfSingle(RecurringHousehold household)
    {
        var without = household with { Rows = [.. household.Rows.Where(row => row.Description != OwnTransfer)] };
        var end = household.Rows[^1].Date;
        for (var today = household.Start.AddDays(FirstDays); today.AddDays(StepDays) <= end; today = today.AddDays(StepDays))
            yield return new ForecastCase(without, today, end, Home(without));
    }

    private static Currency Home(RecurringHousehold household) =>
        household.Rows.CountBy(row => row.Amount.Currency).MaxBy(pair => pair.Value).Key;
}
