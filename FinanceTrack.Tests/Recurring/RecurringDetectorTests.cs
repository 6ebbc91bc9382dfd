using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Tests.Recurring;

public sealed class RecurringDetectorTests
{
    [Theory]
    [InlineData(7, Period.Weekly)]
    [InlineData(14, Period.Biweekly)]
    [InlineData(28, Period.FourWeekly)]
    public void Payments_every_so_many_days_are_one_stream(int days, Period period)
    {
        var first = Payments.Day("2025-01-08");
        var stream = new Payments().Every(days, "2025-01-08", 20, -42, "PIANO LESSONS", "education").Single(first.AddDays(19 * days));
        Assert.Equal((period, 20), (stream.Period, stream.Payments.Count));
        Assert.Equal(first.AddDays(20 * days), stream.NextDate!.Value.Date);
    }

    [Theory]
    [InlineData(1, Period.Monthly)]
    [InlineData(2, Period.Bimonthly)]
    [InlineData(3, Period.Quarterly)]
    [InlineData(4, Period.FourMonthly)]
    [InlineData(6, Period.HalfYearly)]
    [InlineData(12, Period.Yearly)]
    [InlineData(24, Period.TwoYearly)]
    public void Payments_every_so_many_months_are_one_stream(int months, Period period)
    {
        var stream = new Payments().Monthly("2016-02-09", 5, -120, "ALLIANZ", "insurance", months)
            .Single(Payments.Day("2016-02-09").AddMonths(4 * months));
        Assert.Equal((period, 5), (stream.Period, stream.Payments.Count));
        Assert.Equal(Payments.Day("2016-02-09").AddMonths(5 * months), stream.NextDate!.Value.Date);
    }

    [Fact]
    public void A_direct_debit_at_month_end_moves_back_to_a_business_day()
    {
        var payments = new Payments();
        foreach (var date in (string[])["2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30", "2025-05-30", "2025-06-30", "2025-07-31",
            "2025-08-29"])
        {
            payments.Add(date, 3200, "ACME CORP PAYROLL", "income");
        }

        var stream = payments.Single("2025-09-01");
        Assert.True(stream.IsIncome);
        Assert.Equal((Period.Monthly, Payments.Day("2025-09-30")), (stream.Period, stream.NextDate!.Value.Date));
        Assert.Equal(Payments.Day("2025-11-28"), payments.Add("2025-09-30", 3200, "ACME CORP PAYROLL", "income")
            .Add("2025-10-31", 3200, "ACME CORP PAYROLL", "income").Single("2025-11-03").NextDate!.Value.Date);
    }

    [Fact]
    public void Pay_on_the_fifteenth_and_the_last_day_is_one_stream()
    {
        var payments = new Payments();
        for (var month = 1; month <= 8; month++)
        {
            payments.Add(new DateOnly(2025, month, 15), 1600, "INITECH SALARY", "income");
            payments.Add(new DateOnly(2025, month, DateTime.DaysInMonth(2025, month)), 1600, "INITECH SALARY", "income");
        }

        var stream = payments.Single("2025-09-01");
        Assert.Equal((Period.SemiMonthly, 16), (stream.Period, stream.Payments.Count));
    }

    [Fact]
    public void A_merchant_is_known_by_texts_that_change()
    {
        var payments = new Payments().Shopping("2025-01-01", "2025-12-20", 3);
        string[] references = ["K7XQ2P", "QWERTZ", "8ZHT4B", "BHNJKM", "7RTZU8", "XCVBNM", "4FGHJ6", "LKJHGF"];
        for (var i = 0; i < references.Length; i++)
        {
            payments.Add(
                Payments.Day("2025-03-11").AddMonths(i), -9.99m, $"BEA NR:{references[i]} STREAMFLIX,PAS{100 + (37 * i)}", "entertainment");
        }

        var stream = Assert.Single(payments.Detect("2025-10-20"), found => found.Category == "entertainment");
        Assert.Equal(references.Length, stream.Payments.Count);
    }

    [Fact]
    public void Two_subscriptions_at_one_store_are_two_streams()
    {
        var streams = new Payments().Monthly("2025-01-04", 10, -2.99m, "APPLE.COM/BILL").Monthly("2025-01-19", 10, -9.99m, "APPLE.COM/BILL")
            .Detect("2025-10-25");
        Assert.Equal([299L, 999L], streams.Select(stream => stream.NextAmount.Size).Order());
    }

    [Fact]
    public void A_price_rise_stays_one_stream_and_is_said_with_both_payments()
    {
        var stream = new Payments().Monthly("2025-01-10", 6, -9.99m, "NETFLIX.COM").Monthly("2025-07-10", 3, -12.99m, "NETFLIX.COM")
            .Single("2025-09-15");
        Assert.Equal(9, stream.Payments.Count);
        Assert.Equal((999, 1299, Payments.Day("2025-07-10")),
            (stream.PriceChange!.Value.Before.Size, stream.PriceChange.Value.After.Size, stream.PriceChange.Value.After.Date));
        Assert.Equal((1299, true), (stream.NextAmount.Size, stream.NextAmount.IsFixed));
    }

    [Fact]
    public void A_trial_belongs_to_the_stream_that_it_became() =>
        Assert.True(new Payments().Add("2025-01-10", -0.99m, "HEADSPACE", "entertainment").Monthly("2025-02-10", 6, -12.99m, "HEADSPACE")
            .Single("2025-07-15").BeganAsTrial);

    [Fact]
    public void Instalments_end_by_themselves()
    {
        var payments = new Payments();
        for (var k = 1; k <= 6; k++)
            payments.Add(Payments.Day("2025-01-20").AddMonths(k - 1), -83.33m, $"AFFIRM LOAN {k}/6", "shopping");
        var stream = payments.Single("2025-06-25");
        Assert.Equal((StreamStatus.Completed, 6, 0, null),
            (stream.Status, stream.Plan!.Value.Total, stream.Plan.Value.Left, stream.NextDate));
        payments.Rows.RemoveAt(5);
        Assert.Equal((StreamStatus.Active, 1), (payments.Single("2025-06-01").Status, payments.Single("2025-06-01").Plan!.Value.Left));
    }

    [Fact]
    public void A_seasonal_bill_is_one_stream()
    {
        var payments = new Payments();
        var random = new Random(3);
        for (var i = 0; i < 24; i++)
        {
            payments.Add(
                Payments.Day("2024-01-05").AddMonths(i),
                -Math.Round(90 * (decimal)Math.Exp((.6 * Math.Cos(Math.PI * i / 6)) + (.1 * random.NextDouble())), 2),
                "NORTHERN GAS", "utilities");
        }

        var stream = payments.Single("2025-12-10");
        Assert.Equal((Period.Monthly, 24), (stream.Period, stream.Payments.Count));
        Assert.False(stream.NextAmount.IsFixed);
        Assert.InRange(stream.NextAmount.Size, stream.NextAmount.Low, stream.NextAmount.High);
    }

    [Fact]
    public void A_renamed_merchant_continues_its_stream()
    {
        var stream = new Payments().Monthly("2025-01-12", 7, -55, "CITY POWER COMPANY", "utilities")
            .Monthly("2025-08-12", 4, -55, "VOLTARA ENERGY", "utilities")
            .Shopping("2025-01-01", "2025-11-20", 5).Detect("2025-11-20").Single(found => found.Category == "utilities");
        Assert.Equal((true, 11), (stream.IsRenamed, stream.Payments.Count));
    }

    [Fact]
    public void A_second_charge_of_the_same_month_belongs_to_the_stream_as_a_double()
    {
        var stream = new Payments().Monthly("2025-01-10", 9, -30, "PLANET FITNESS", "health")
            .Add("2025-05-11", -30, "PLANET FITNESS", "health").Single("2025-09-12");
        Assert.Equal((9, 1), (stream.Payments.Count, stream.Doubles.Count));
    }

    [Fact]
    public void A_payment_that_does_not_come_is_missed_and_in_the_end_over()
    {
        var payments = new Payments().Monthly("2025-01-10", 9, -30, "PLANET FITNESS", "health");
        Assert.Equal(StreamStatus.Active, payments.Single("2025-10-09").Status);
        var missed = payments.Single("2025-10-20");
        Assert.Equal((StreamStatus.Missed, Payments.Day("2025-10-10")), (missed.Status, missed.FirstMissedDate));
        var ended = payments.Single("2026-02-20");
        Assert.Equal((StreamStatus.Ended, null), (ended.Status, ended.NextDate));
        Assert.True(ended.Outlook.Alive < missed.Outlook.Alive);
    }

    [Fact]
    public void A_subscription_that_is_taken_again_is_resumed() =>
        Assert.True(new Payments().Monthly("2025-01-10", 5, -15, "HULU").Monthly("2025-11-10", 4, -15, "HULU")
            .Single("2026-02-12").IsResumed);

    [Fact]
    public void A_stream_of_two_payments_is_early() =>
        Assert.Equal(StreamStatus.Early, new Payments().Monthly("2025-01-10", 2, -9.99m, "SPOTIFY").Single("2025-02-12").Status);

    [Fact]
    public void Purchases_at_a_shop_do_not_recur() =>
        Assert.Empty(new Payments().Shopping("2025-01-01", "2025-12-31", 11).Detect("2025-12-31"));

    [Fact]
    public void Rows_after_the_day_are_not_looked_at() =>
        Assert.Equal(5, new Payments().Monthly("2025-01-10", 12, -9.99m, "SPOTIFY").Single("2025-05-31").Payments.Count);

    [Fact]
    public void Currencies_are_kept_apart()
    {
        var payments = new Payments();
        for (var i = 0; i < 8; i++)
        {
            payments.Add(Payments.Day("2025-01-10").AddMonths(i), -20, "GITHUB", "entertainment")
                .Add(Payments.Day("2025-01-20").AddMonths(i), -2000, "GITHUB", "entertainment", Currency.Of("JPY"));
        }

        Assert.Equal(["EUR", "JPY"], payments.Detect("2025-09-01").Select(stream => stream.Currency.Code).Order());
    }
}
