using CsCheck;
using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;

namespace FinanceTrack.Tests.Anomalies;

public sealed class AnomalyScorerTests
{
    private static readonly AnomalyScorer Scorer = new(ShippedPriors.Instance);

    [Fact]
    public void An_expensive_purchase_at_a_new_place_is_an_alert_and_an_ordinary_one_is_not()
    {
        var user = After(Histories.Lunches());

        var ordinary = Assess(user, Histories.Purchase(14, 100));
        var odd = Assess(user, Histories.Purchase(640, 100.6, "travel", "unheard of"));

        Assert.False(ordinary.IsAnomaly);
        Assert.True(odd.IsAnomaly);
        Assert.InRange(ordinary.Score, 0, 0.8);
        Assert.InRange(odd.Score, 0.99, 1);
    }

    [Fact]
    public void An_expensive_lunch_names_its_multiple_of_the_usual_and_the_usual_range()
    {
        var assessment = Assess(After(Histories.Lunches()), Histories.Purchase(70, 100));

        var reason = Assert.Single(assessment.Reasons, r => r.Code == ReasonCode.AmountForMerchant);
        Assert.InRange(reason.Value, 4.5, 5.5);
        Assert.InRange(reason.UsualUpTo!.Value, 16, 40);
        Assert.Matches(
            @"^5\.\d× your usual at this merchant; up to \d+\.00 USD would have been usual here$",
            ReasonText.Describe(reason, "dining", "USD"));
    }

    [Fact]
    public void An_amount_that_is_usual_at_its_merchant_is_compared_with_the_category()
    {
        var nights = Enumerable.Range(0, 12).Select(i => Histories.Purchase(400 + (60 * (i % 4)), 8 * (i + 1), "travel", "grand palace"));
        var user = After(Histories.Lunches().Concat(nights).OrderBy(row => row.OccurredAt));

        var reason = Assert.Single(
            Assess(user, Histories.Purchase(520, 100, merchant: "grand palace")).Reasons, r => r.UsualUpTo is not null);

        Assert.Equal(ReasonCode.AmountForCategory, reason.Code);
        Assert.InRange(reason.UsualUpTo!.Value, 16, 400);
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(-1)]
    public void An_alert_whose_contributions_are_small_or_none_names_what_is_most_unusual(double share)
    {
        var scorer = new AnomalyScorer(ShippedPriors.Instance, new Alarmed(share));

        var reason = Assert.Single(Assess(After(Histories.Lunches()), Histories.Purchase(12, 100 + (16 / 24.0)), scorer).Reasons);

        Assert.Equal(ReasonCode.UnusualHour, reason.Code);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(0.01)]
    public void A_budget_that_a_user_may_set_is_the_one_that_is_kept(double budget) =>
        Assert.Equal(-Math.Log(.8 * budget / 1_000), new AlertPolicy(budget).Threshold(1_000), 1e-9);

    [Fact]
    public void A_purchase_at_four_in_the_morning_says_how_few_are_at_such_hours()
    {
        var assessment = Assess(After(Histories.Lunches()), Histories.Purchase(28, 100 + (16 / 24.0)));

        var reason = Assert.Single(assessment.Reasons, r => r.Code == ReasonCode.UnusualHour);
        Assert.Matches("% of your transactions are at such hours$", ReasonText.Describe(reason, "dining", "USD"));
    }

    [Fact]
    public void A_burst_at_one_merchant_is_counted()
    {
        var user = After(
            Histories.Lunches().Concat(Enumerable.Range(0, 5).Select(i => Histories.Purchase(14, 100 + (i / 100.0), sequence: 100 + i))));

        var assessment = Assess(user, Histories.Purchase(14, 100.06));

        Assert.True(assessment.IsAnomaly);
        Assert.Contains(
            assessment.Reasons, r =>
                r is { Code: ReasonCode.MerchantRepeats or ReasonCode.Duplicate or ReasonCode.HourCount, Value: >= 5 });
    }

    [Theory]
    [InlineData(62, 2_150, false)]
    [InlineData(62, 2_140, false)]
    [InlineData(62, 4_300, true)]
    [InlineData(32, 2_150, true)]
    public void A_repeated_rent_is_not_an_alert_unless_it_rises_much_or_is_charged_twice(double day, double amount, bool isAlert)
    {
        double[] rents = [1, 31];
        var user = After(Histories.Lunches().Concat(rents.Select(due => Histories.Purchase(2_150, due, "home", "landlord")))
            .Where(row => row.OccurredAt < Histories.Start.AddDays(day)).OrderBy(row => row.OccurredAt));

        Assert.Equal(isAlert, Assess(user, Histories.Purchase(amount, day, "home", "landlord")).IsAnomaly);
    }

    [Fact]
    public void Yen_are_not_compared_with_dollars_as_numbers()
    {
        var user = After(Histories.Lunches());

        var inYen = Scorer.Observe(Histories.Purchase(1_400, 100, currency: "JPY"), user.Find(Histories.Purchase(1, 100)), []);
        var inDollars = Scorer.Observe(Histories.Purchase(1_400, 100), user.Find(Histories.Purchase(1, 100)), []);

        Assert.True(inYen.Components[Component.AmountForCategory] < 2);
        Assert.True(inDollars.Components[Component.AmountForCategory] > 10);
        Assert.True(inYen.Components[Component.ForeignCurrency] > 2);
    }

    [Fact]
    public void A_smaller_budget_asks_for_a_higher_score()
    {
        Assert.True(new AlertPolicy(1).Threshold(60) > AlertPolicy.Default.Threshold(60));
        Assert.True(new AlertPolicy(2, Shift: 0.5).Threshold(60) > AlertPolicy.Default.Threshold(60));
    }

    [Fact]
    public void The_amount_components_never_fall_when_the_amount_rises() =>
        Gen.Select(Histories.Any, Gen.Double[0.01, 9_000], Gen.Double[0, 9_000]).Sample((rows, amount, more) =>
        {
            var user = After(rows);
            var small = Observe(user, amount);
            var large = Observe(user, amount + more);
            for (var component = Component.AmountForUser; component <= Component.DaySpending; component++)
                Assert.True(large[component] >= small[component] - 1e-9, component.ToString());
        }, iter: 200);

    [Theory]
    [InlineData(0)]
    [InlineData(1e300)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Absurd_amounts_and_dates_give_a_score_and_leave_sound_statistics(double amount)
    {
        foreach (var date in new[] { DateOnly.MinValue, DateOnly.MaxValue })
        {
            var user = After(Histories.Lunches());
            var row = TransactionFacts.Of(
                101, date, date.ToDateTime(TimeOnly.MaxValue, DateTimeKind.Utc), amount, "XXX", StableKey.None, StableKey.None);
            Assert.False(double.IsNaN(Assess(user, row).Score));
            user.Add(in row);
            var after = Assess(user, Histories.Purchase(14, 100));
            Assert.True(double.IsFinite(after.Tail) && double.IsFinite(after.Threshold));
        }
    }

    private static StatisticsFold After(IEnumerable<TransactionFacts> rows)
    {
        var fold = new StatisticsFold(ShippedPriors.Instance);
        foreach (var row in rows) fold.Add(in row);
        return fold;
    }

    private static AnomalyAssessment Assess(StatisticsFold user, TransactionFacts row, AnomalyScorer? scorer = null)
    {
        row = row with { Sequence = long.MaxValue };
        var statistics = user.Find(in row);
        return (scorer ?? Scorer).Assess(in row, statistics, Scorer.Observe(in row, statistics, user.Recent(in row)), AlertPolicy.Default);
    }

    private static ComponentVector Observe(StatisticsFold user, double amount)
    {
        var row = Histories.Purchase(amount, 61);
        return Scorer.Observe(in row, user.Find(in row), []).Components;
    }

    /// <summary>Finds everything odd, and attributes this share of each component to it.</summary>
    private sealed class Alarmed(double share) : ICombiner
    {
        public string Name => "alarmed";

        public Combination Combine(in ComponentVector components)
        {
            var contributions = new ComponentVector();
            for (var i = 0; i < ComponentVector.Count; i++) contributions[i] = share * components[i];
            return new Combination(20, contributions);
        }
    }
}
