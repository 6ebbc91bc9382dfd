using FinanceTrack.Domain.Forecast;
using FinanceTrack.Domain.Insights;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Tests.Recurring;

namespace FinanceTrack.Tests.Insights;

public sealed class FindInsightsTests
{
    private const string Today = "2026-01-05";

    private static IReadOnlyList<Insight> Find(Payments payments, string today = Today, CashFlowForecast? forecast = null) =>
        FindInsights.Run(
            new InsightRequest(payments.Rows, Streams(payments, today), Payments.Euro, Payments.Day(today)) { Forecast = forecast });

    private static IReadOnlyList<RecurringStream> Streams(Payments payments, string today) =>
        RecurringDetector.Detect(payments.Rows, Payments.Day(today));

    private static T Only<T>(IReadOnlyList<Insight> insights) where T : InsightFacts =>
        Assert.Single(insights.Select(insight => insight.Facts).OfType<T>());

    /// <summary>Steady spending in three categories for a year.</summary>
    private static Payments Steady() => new Payments()
        .Every(4, "2025-01-02", 92, -30, "REWE MARKT", "groceries").Every(9, "2025-01-03", 41, -22, "PIZZERIA ROMA", "dining")
        .Every(11, "2025-01-05", 33, -60, "SHELL STATION", "transport");

    [Fact]
    public void A_month_unlike_the_others_is_said_with_its_causes()
    {
        var payments = Steady().Add("2025-12-11", -420, "STEAKHOUSE", "dining").Add("2025-12-19", -180, "SUSHI HOUSE", "dining");
        var month = Only<MonthFacts>(Find(payments));
        Assert.Equal(("dining", Payments.Day("2025-12-01")), (month.Category, month.Month));
        Assert.True(month.Total > month.Expected + 50_000);
        Assert.Equal((CauseKind.NewMerchant, "steakhouse", 42_000),
            (month.Causes[0].Kind, month.Causes[0].Merchant, month.Causes[0].Change));
    }

    [Fact]
    public void A_merchant_whose_earlier_payments_have_no_category_is_not_new()
    {
        var payments = Steady().Monthly("2025-03-02", 9, -15, "STEAKHOUSE", null).Add("2025-12-11", -620, "STEAKHOUSE", "dining");
        var month = Only<MonthFacts>(Find(payments));
        Assert.Equal((CauseKind.Frequency, "steakhouse"), (month.Causes[0].Kind, month.Causes[0].Merchant));
    }

    [Fact]
    public void The_price_of_a_gym_is_not_a_fee()
    {
        var payments = Steady().Monthly("2025-01-08", 12, -25, "PLANET GYM MONTHLY FEE", "personal_care");
        Assert.DoesNotContain(Find(payments), insight => insight.Kind == InsightKind.FeesInYear);
    }

    [Fact]
    public void Steady_months_are_not_said() => Assert.DoesNotContain(Find(Steady()), insight => insight.Kind == InsightKind.MonthUnusual);

    [Fact]
    public void Causes_sum_to_the_difference_exactly()
    {
        var payments = new Payments().Shopping("2025-01-01", "2026-01-04", 21).Shopping("2025-05-01", "2025-12-30", 22);
        payments.Add("2025-12-02", -77.77m, "CHEESE CELLAR", "groceries").Add("2025-09-02", -33.31m, "CORNER KIOSK", "groceries");
        var rows = new MonthlyRows(new InsightRequest(payments.Rows, [], Payments.Euro, Payments.Day(Today)));
        var causes = MonthCauses.Decompose(rows.All, rows);
        var now = rows.All.Where(row => row.Month == rows.LastFullMonth).Sum(row => row.Spent);
        var before = rows.All.Where(row => row.Month < rows.LastFullMonth && row.Month >= rows.LastFullMonth - 6).Sum(row => row.Spent);
        Assert.Equal((long)Math.Round(((6 * now) - before) / 6m), causes.Sum(cause => cause.Change));
        Assert.Contains(causes, cause => cause.Kind == CauseKind.AbsentMerchant);
    }

    [Fact]
    public void A_charge_made_twice_is_said_once()
    {
        var payments = Steady().Monthly("2025-01-08", 12, -41.5m, "BOOKSHOP", "shopping").Add("2025-12-20", -87.3m, "TICKETS", "shopping")
            .Add("2025-12-20", -87.3m, "TICKETS", "shopping");
        var insights = Find(payments);
        Assert.Equal((8730, Payments.Day("2025-12-20")), (Only<DuplicateFacts>(insights).Size, Only<DuplicateFacts>(insights).Second));
        Assert.Equal(InsightSeverity.Warning, insights.Single(insight => insight.Kind == InsightKind.DuplicateCharge).Severity);
    }

    [Fact]
    public void Two_visits_a_day_where_that_is_usual_are_not_a_duplicate()
    {
        var payments = new Payments();
        for (var i = 0; i < 250; i++)
        {
            payments.Add(Payments.Day("2025-03-03").AddDays(i), -3.2m, "METRO TICKET", "transport")
                .Add(Payments.Day("2025-03-03").AddDays(i), -3.2m, "METRO TICKET", "transport");
        }

        Assert.DoesNotContain(Find(payments, "2025-11-10"), insight => insight.Kind == InsightKind.DuplicateCharge);
    }

    [Fact]
    public void A_price_rise_is_said_and_not_again_as_an_expensive_month()
    {
        var payments = Steady().Monthly("2025-01-15", 11, -120, "GYM CLUB", "health").Add("2025-12-15", -290, "GYM CLUB", "health");
        var insights = Find(payments);
        Assert.Equal((12_000, 29_000), (Only<PriceRiseFacts>(insights).Before, Only<PriceRiseFacts>(insights).After));
        Assert.DoesNotContain(insights.Select(insight => insight.Facts).OfType<MonthFacts>(), month => month.Category == "health");
    }

    [Fact]
    public void A_trial_that_converted_is_said_and_not_as_a_new_payment()
    {
        var payments = Steady().Add("2025-10-20", -1, "DUOLINGO", "entertainment").Add("2025-11-20", -12.99m, "DUOLINGO", "entertainment")
            .Add("2025-12-20", -12.99m, "DUOLINGO", "entertainment");
        Assert.Equal((100, 1299), (Only<TrialFacts>(Find(payments)).Trial, Only<TrialFacts>(Find(payments)).Price));
        Assert.DoesNotContain(Find(payments), insight => insight.Kind == InsightKind.NewRecurring);
    }

    [Fact]
    public void A_new_payment_is_said_from_its_third_on() =>
        Assert.Equal(1500, Only<NewRecurringFacts>(Find(Steady().Monthly("2025-10-20", 3, -15, "NORDVPN", "utilities"))).Size);

    [Fact]
    public void A_missing_payment_and_missing_pay_are_said()
    {
        var payments = Steady().Monthly("2025-01-28", 11, 3000, "ACME CORP PAYROLL", "income")
            .Monthly("2025-01-15", 11, -60, "KINDERGARTEN", "education");
        var insights = Find(payments);
        var (missed, pay) = (insights.Single(insight => insight.Kind == InsightKind.PaymentMissed),
            insights.Single(insight => insight.Kind == InsightKind.IncomeGap));
        Assert.Equal(Payments.Day("2025-12-15"), ((MissedFacts)missed.Facts).Expected);
        Assert.Equal((Payments.Day("2025-12-28"), 300_000, 5),
            (((MissedFacts)pay.Facts).Expected, ((MissedFacts)pay.Facts).Usual, ((MissedFacts)pay.Facts).LastDates.Count));
        Assert.Equal(InsightSeverity.Warning, pay.Severity);
    }

    [Fact]
    public void Fees_are_summed_over_twelve_months()
    {
        var fees = Only<FeesFacts>(
            Find(Steady().Monthly("2025-01-31", 12, -8, "ACCOUNT FEE", "fees_government")
            .Add("2025-06-02", -9, "OVERDRAFT INTEREST", null)));
        Assert.Equal((9700, 12), (fees.Total, fees.Count));
    }

    [Fact]
    public void The_savings_rate_leaves_transfers_out()
    {
        var payments = new Payments().Monthly("2025-01-03", 13, 2000, "ACME PAYROLL", "income")
            .Monthly("2025-01-05", 12, -1500, "RENT", "home").Monthly("2025-01-07", 12, -400, "BROKER", "transfer");
        var savings = Only<SavingsFacts>(Find(payments));
        Assert.Equal((.25, .25), (Math.Round(savings.Recent, 6), Math.Round(savings.Year, 6)));
        Assert.DoesNotContain(Find(Steady()), insight => insight.Kind == InsightKind.SavingsRate);
    }

    [Fact]
    public void A_low_balance_ahead_is_said()
    {
        var payments = Steady().Monthly("2025-01-20", 12, -900, "RENT OAKWOOD", "home");
        var streams = Streams(payments, Today);
        var request = new ForecastRequest(payments.Rows, streams, Payments.Euro, Payments.Day(Today), 30, 1) { Balance = 80_000 };
        var low = Only<LowBalanceFacts>(Find(payments, forecast: ForecastCashFlow.Run(request)));
        Assert.True(low.Probability > .9);
        Assert.InRange(low.Day, Payments.Day("2026-01-20"), Payments.Day("2026-01-31"));
    }
}
