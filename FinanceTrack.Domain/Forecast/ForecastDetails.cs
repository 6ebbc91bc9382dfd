using FinanceTrack.Domain.Forecast.Storage;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Forecast;

/// <summary>The forecasts of all of a ledger, one a currency, or that of an account.</summary>
public sealed record LedgerForecast(IReadOnlyList<ForecastDetails> Items);

/// <summary>What comes from <paramref name="AsOf"/> on, in one currency. Amounts are in major units; negative is money out.</summary>
/// <param name="AccountId">Whose balance it is; null for all of the currency together.</param>
/// <param name="Basis">
/// What the days count: the balance, where it is known, else the cash flow since <paramref name="AsOf"/>. Of all together it is that of the
/// current, savings, card and cash accounts, and movements among them do not count.
/// </param>
/// <param name="Balance">From which it starts; null where it is the cash flow.</param>
/// <param name="Floor">What the balance must not fall below; of all together the sum of the accounts' floors, without cards.</param>
/// <param name="IncludesUnscheduled">False while the history is too short: then only recurring payments are in it.</param>
/// <param name="MonthEnd">The last day of this month; null beyond the days asked for.</param>
/// <param name="Streams">What each recurring stream brings or costs within 90 days; movements between own accounts are not listed.</param>
/// <param name="SafeToSpend">What to hold back until payday; null without a regular income.</param>
public sealed record ForecastDetails(
    Guid? AccountId, string Currency, DateOnly AsOf, DateTimeOffset ComputedAt, ForecastBasis Basis, decimal? Balance, decimal? Floor,
    bool IncludesUnscheduled, ForecastHonesty Coverage,
    ForecastPoint? MonthEnd, IReadOnlyList<ForecastPoint> Days, IReadOnlyList<ForecastShare> Streams, ForecastAllowance? SafeToSpend)
{
    internal static ForecastDetails Of(StoredForecast stored, int days)
    {
        var (forecast, currency) = (stored.Forecast, stored.Currency);
        List<ForecastPoint> points = [.. forecast.Days.Take(days).Select(day => ForecastPoint.Of(day, currency))];
        var month = new DateOnly(stored.AsOf.Year, stored.AsOf.Month, 1).AddMonths(1).AddDays(-1);
        decimal? Major(long? minor) => minor is { } known ? new Money(known, currency).Amount : null;
        return new ForecastDetails(
            stored.AccountId == Guid.Empty ? null : stored.AccountId, currency.Code, stored.AsOf, stored.ComputedAt,
            stored.BalanceMinor is null ? ForecastBasis.CashFlow : ForecastBasis.Balance, Major(stored.BalanceMinor),
            stored.BalanceMinor is null ? null : Major(stored.FloorMinor), forecast.HasUnscheduled, ForecastHonesty.Of(stored.Coverage),
            points.Find(point => point.Date == month), points,
            [.. forecast.Streams.Select(share => new ForecastShare(share.StreamId, new Money(share.Expected, currency).Amount))],
            forecast.SafeToSpend is { } safe ? ForecastAllowance.Of(safe, currency) : null);
    }
}

/// <summary>What the days of a forecast count.</summary>
public enum ForecastBasis
{
    /// <summary>The money that came and went since the forecast was made.</summary>
    CashFlow = 0,

    /// <summary>What is in the account.</summary>
    Balance = 1,
}

/// <summary>
/// How the 80 % interval did on the ledger's own past, in windows of 30 days: it held in <c>Inside</c> of <c>Windows</c>.
/// </summary>
/// <param name="Promised">What it promises: four of five, never more.</param>
public sealed record ForecastHonesty(int Inside, int Windows, int WindowDays, double Promised)
{
    private const int Days = 30;
    private const double Share = .8;

    internal static ForecastHonesty Of(ForecastCoverage coverage) => new(coverage.Inside, coverage.Total, Days, Share);
}

/// <summary>One day. Half of the cases lie from <c>Low50</c> to <c>High50</c>, four of five from <c>Low80</c> to <c>High80</c>.</summary>
/// <param name="Scheduled">The mean of recurring payments.</param>
/// <param name="Unscheduled">The mean of everything else.</param>
/// <param name="BelowFloor">The probability to be below the floor on this day; null without a balance or a floor.</param>
/// <param name="BelowFloorByThen">The probability to have been below it by then; null without a balance or a floor.</param>
public sealed record ForecastPoint(
    DateOnly Date, decimal Median, decimal Low50, decimal High50, decimal Low80, decimal High80, decimal Scheduled, decimal Unscheduled,
    double? BelowFloor, double? BelowFloorByThen)
{
    internal static ForecastPoint Of(ForecastDay day, Currency currency)
    {
        decimal Major(long minor) => new Money(minor, currency).Amount;
        return new ForecastPoint(
            day.Date, Major(day.Median), Major(day.Low50), Major(day.High50), Major(day.Low80), Major(day.High80),
            Major(day.Scheduled), Major(day.Unscheduled), day.BelowFloor, day.BelowFloorByThen);
    }
}

public sealed record ForecastShare(Guid StreamId, decimal Expected);

/// <summary>What to keep until payday.</summary>
/// <param name="HoldBack">For recurring payments due before payday; enough in nine of ten cases.</param>
/// <param name="StreamId">The income of that day; null where it is a movement from another own account.</param>
/// <param name="Available">The balance without it, without savings and without the floor; null without a balance.</param>
/// <param name="UsuallySpent">What is usually spent until then without recurring payments.</param>
public sealed record ForecastAllowance(
    DateOnly Payday, Guid? StreamId, int DaysLeft, decimal HoldBack, decimal? Available, decimal? PerDay, decimal? UsuallySpent)
{
    internal static ForecastAllowance Of(SafeToSpend safe, Currency currency)
    {
        decimal? Major(long? minor) => minor is { } known ? new Money(known, currency).Amount : null;
        return new ForecastAllowance(
            safe.Payday, safe.Income, safe.DaysLeft, Major(safe.HoldBack)!.Value, Major(safe.Available), Major(safe.PerDay),
            Major(safe.UsuallySpent));
    }
}
