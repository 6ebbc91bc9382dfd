using FinanceTrack.Domain.Forecast;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Tests.Recurring;

namespace FinanceTrack.Tests.Forecast;

public sealed class ForecastTests
{
    private static readonly DateOnly Today = Payments.Day("2026-01-09");

    private static Payments Household() => new Payments()
        .Monthly("2025-01-28", 12, 3000, "ACME CORP PAYROLL", "income").Monthly("2025-01-15", 12, -900, "RENT OAKWOOD", "home")
        .Monthly("2025-01-20", 12, -50, "TELEKOM", "utilities").Shopping("2025-01-01", "2026-01-09", 4);

    private static ForecastRequest Request(Payments payments, int days = 60, ulong seed = 7) =>
        new(payments.Rows, RecurringDetector.Detect(payments.Rows, Today), Payments.Euro, Today, days, seed) { Balance = 120_000 };

    [Fact]
    public void A_forecast_is_given_up_when_it_is_cancelled()
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();

        Assert.Throws<OperationCanceledException>(() => ForecastCashFlow.Run(Request(Household()), gone.Token));
    }

    [Fact]
    public void The_same_request_has_the_same_forecast_whatever_the_order_of_its_rows()
    {
        var payments = Household();
        var first = ForecastCashFlow.Run(Request(payments));
        payments.Rows.Reverse();
        var again = ForecastCashFlow.Run(Request(payments));
        Assert.Equal(first.Days, again.Days);
        Assert.Equal(first.SafeToSpend, again.SafeToSpend);
        Assert.NotEqual(first.Days, ForecastCashFlow.Run(Request(payments, seed: 8)).Days);
    }

    [Fact]
    public void Intervals_contain_each_other_and_widen()
    {
        var days = ForecastCashFlow.Run(Request(Household())).Days;
        Assert.Equal(60, days.Count);
        Assert.Equal(Today.AddDays(1), days[0].Date);
        Assert.All(days, day =>
            Assert.True(day.Low80 <= day.Low50 && day.Low50 <= day.Median && day.Median <= day.High50 && day.High50 <= day.High80));
        Assert.True(days[50].High80 - days[50].Low80 > days[5].High80 - days[5].Low80);
    }

    [Fact]
    public void Scheduled_and_unscheduled_flows_are_apart()
    {
        var forecast = ForecastCashFlow.Run(Request(Household()));
        var afterRent = forecast.Days.Single(day => day.Date == Payments.Day("2026-01-18"));
        Assert.InRange(afterRent.Scheduled, -92_000, -80_000);
        Assert.True(afterRent.Unscheduled < 0);
        Assert.Equal(3, forecast.Streams.Count);
        Assert.InRange(forecast.Streams.Sum(share => share.Expected), forecast.Days[^1].Scheduled - 5, forecast.Days[^1].Scheduled + 5);
    }

    [Fact]
    public void The_probability_to_fall_below_a_floor_never_falls_with_time()
    {
        var days = ForecastCashFlow.Run(Request(Household()) with { Floor = 20_000 }).Days;
        Assert.True(days[0].BelowFloorByThen < .05);
        Assert.True(days.Single(day => day.Date == Payments.Day("2026-01-20")).BelowFloor > .5);
        Assert.All(days.Zip(days.Skip(1)), pair => Assert.True(pair.First.BelowFloorByThen <= pair.Second.BelowFloorByThen));
        Assert.All(days, day => Assert.True(day.BelowFloor <= day.BelowFloorByThen));
    }

    [Fact]
    public void What_is_safe_to_spend_keeps_the_bills_until_payday()
    {
        var safe = ForecastCashFlow.Run(Request(Household())).SafeToSpend!;
        Assert.Equal((Payments.Day("2026-01-28"), 19), (safe.Payday, safe.DaysLeft));
        Assert.InRange(safe.HoldBack, 95_000, 110_000);
        Assert.Equal(120_000 - safe.HoldBack, safe.Available);
        Assert.Equal(safe.Available / 19, safe.PerDay);
        Assert.True(safe.UsuallySpent > 0);
    }

    [Fact]
    public void Without_a_balance_the_cash_flow_is_forecast()
    {
        var forecast = ForecastCashFlow.Run(Request(Household()) with { Balance = null });
        Assert.All(forecast.Days, day => Assert.Null(day.BelowFloor));
        Assert.Null(forecast.SafeToSpend!.Available);
        Assert.True(forecast.Days[0].Median < 20_000);
    }

    [Fact]
    public void A_short_history_forecasts_recurring_payments_only()
    {
        var payments = new Payments().Monthly("2025-11-03", 3, -9.99m, "SPOTIFY").Shopping("2025-11-20", "2026-01-08", 2);
        var forecast = ForecastCashFlow.Run(Request(payments));
        Assert.False(forecast.HasUnscheduled);
        Assert.All(forecast.Days, day => Assert.Equal(0, day.Unscheduled));
    }

    [Fact]
    public void Nothing_is_expected_after_the_last_instalment()
    {
        var payments = new Payments();
        for (var k = 1; k <= 5; k++)
            payments.Add(Payments.Day("2025-08-12").AddMonths(k - 1), -100, $"AFFIRM LOAN {k}/6", "shopping");
        Assert.InRange(ForecastCashFlow.Run(Request(payments, days: 150)).Days[^1].Scheduled, -10_000, -8_000);
    }

    [Fact]
    public void Without_rows_the_balance_stays()
    {
        var forecast = ForecastCashFlow.Run(new ForecastRequest([], [], Payments.Euro, Today, 10, 1) { Balance = 500 });
        Assert.All(forecast.Days, day => Assert.Equal((500, 500), (day.Low80, day.High80)));
        Assert.Null(forecast.SafeToSpend);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1.4, -1)]
    [InlineData(1e300, 1_000_000_000_000_000_000)]
    [InlineData(double.NegativeInfinity, -1_000_000_000_000_000_000)]
    public void A_simulated_flow_fits_beside_a_balance_whatever_its_size(double flow, long rounded) =>
        Assert.Equal(rounded, ForecastCashFlow.Rounded(flow));

    [Theory]
    [InlineData(1_000_000_000_000_000_000)]
    [InlineData(-1_000_000_000_000_000_000)]
    public void Extreme_amounts_and_balances_have_a_band_in_order(long balance)
    {
        var most = (decimal)Money.MaxAmount / 100;
        var payments = new Payments().Monthly("2025-01-28", 12, most, "ACME CORP PAYROLL", "income")
            .Monthly("2025-01-15", 12, -most, "RENT OAKWOOD", "home");
        for (var day = Payments.Day("2025-01-01"); day < Today; day = day.AddDays(1))
            payments.Add(day, day.DayNumber % 3 == 0 ? most : day.DayNumber % 3 == 1 ? -most : -.01m, $"POS {day.DayNumber}", "groceries");

        var forecast = ForecastCashFlow.Run(Request(payments) with { Balance = balance, Floor = -balance });

        Assert.All(forecast.Days, day => Assert.True(day.Low80 <= day.Low50 && day.Low50 <= day.Median && day.Median <= day.High80));
        Assert.All(forecast.Days, day => Assert.InRange(day.BelowFloorByThen!.Value, 0, 1));
    }

    [Fact]
    public void The_coverage_on_the_own_past_counts_windows_with_enough_history()
    {
        var payments = new Payments().Monthly("2024-01-28", 24, 3000, "ACME CORP PAYROLL", "income")
            .Shopping("2024-01-01", "2026-01-09", 9);
        var coverage = ForecastBacktest.Run(payments.Rows, Payments.Euro, Today, 1);
        Assert.Equal(12, coverage.Total);
        Assert.InRange(coverage.Inside, 6, 12);
        Assert.Equal(0, ForecastBacktest.Run(payments.Rows, Payments.Euro, Payments.Day("2024-05-01"), 1).Total);
    }

    [Fact]
    public void Of_very_many_rows_only_the_latest_are_looked_at()
    {
        var payments = Household();
        for (var i = 0; i < ForecastBacktest.MaxRows; i++)
            payments.Add(Today.AddDays(-i % 100), -1, "KIOSK");

        Assert.Equal(0, ForecastBacktest.Run(payments.Rows, Payments.Euro, Today, 1).Total);
    }
}
