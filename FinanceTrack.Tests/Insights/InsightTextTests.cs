using System.Text.RegularExpressions;
using FinanceTrack.Domain.Insights;
using FinanceTrack.Domain.Insights.Text;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Tests.Recurring;

namespace FinanceTrack.Tests.Insights;

public sealed partial class InsightTextTests
{
    private const string Reaching = "www.evil.example";

    private static string Say(
        InsightFacts facts, string locale, InsightKind kind = InsightKind.PriceRise, Func<string, string>? shown = null) =>
        Spaces().Replace(
            InsightText.Describe(
                new Insight
                {
                    Id = Guid.Empty,
                    Kind = kind,
                    Severity = InsightSeverity.Info,
                    Date = Payments.Day("2025-12-01"),
                    Surprise = 1,
                    Size = 1,
                    RowIds = [],
                    Facts = facts,
                },
                locale,
                category => category == Reaching ? category : locale == "de-DE" ? "Restaurants" : "dining",
                shown),
            " ");

    [Fact]
    public void A_price_rise_is_said_in_the_locale()
    {
        var facts = new PriceRiseFacts(Payments.Euro, "netflix com", 999, 1299, Payments.Day("2025-12-31"));
        Assert.Equal("Netflix Com costs €12.99 since 12/31/2025, 30% more than before (€9.99).", Say(facts, "en-US"));
        Assert.Equal("Netflix Com kostet seit dem 31.12.2025 12,99 €, 30 % mehr als zuvor (9,99 €).", Say(facts, "de-DE"));
        Assert.Equal("Netflix Com costs £12.99 since 31/12/2025, 30% more than before (£9.99).",
            Say(facts with { Currency = Currency.Of("GBP") }, "en-GB"));
    }

    [Fact]
    public void An_expensive_month_is_said_with_its_reasons()
    {
        var facts = new MonthFacts(Payments.Euro, "dining", Payments.Day("2025-12-01"), 123_456, 23_456, 20_000,
            [new("steakhouse", CauseKind.NewMerchant, 42_000, []), new("pizzeria roma", CauseKind.Frequency, 12_000, []),
                new("kantine", CauseKind.AbsentMerchant, -900, [])]);
        Assert.Equal(
            "You spent €1,234.56 on dining in December 2025, €1,000.00 more than usual. "
            + "The main reasons: Steakhouse is new (+€420.00); Pizzeria Roma more often (+€120.00).",
            Say(facts, "en-US"));
        Assert.Equal(
            "Im Dezember 2025 haben Sie 1.234,56 € für Restaurants ausgegeben, 1.000,00 € mehr als üblich. "
            + "Die wichtigsten Gründe: Steakhouse ist neu (+420,00 €); Pizzeria Roma öfter (+120,00 €).",
            Say(facts, "de-DE"));
    }

    [Fact]
    public void A_currency_has_its_own_digits()
    {
        var facts = new DuplicateFacts(Currency.Of("JPY"), "tickets", 8730, Payments.Day("2025-12-20"), Payments.Day("2025-12-20"));
        Assert.Equal("Tickets charged JPY 8,730 twice on 12/20/2025.", Say(facts, "en-US"));
        Assert.Equal("Tickets hat am 20.12.2025 zweimal 8.730 JPY abgebucht.", Say(facts, "de-DE"));
    }

    [Theory, InlineData("en-GB"), InlineData("de-DE")]
    public void Every_name_in_a_sentence_is_written_as_it_is_to_be_shown(string locale)
    {
        var (euro, day) = (Payments.Euro, Payments.Day("2025-12-01"));
        InsightFacts[] all =
        [
            new MonthFacts(euro, Reaching, day, 900, 100, 100, [.. Enum.GetValues<CauseKind>().SelectMany(
                kind => (MonthCause[])[new(Reaching, kind, 9, []), new(Reaching, kind, -9, [])])]),
            new DuplicateFacts(euro, Reaching, 1, day, day),
            new DuplicateFacts(euro, Reaching, 1, day, day.AddDays(1)),
            new PriceRiseFacts(euro, Reaching, 1, 2, day),
            new TrialFacts(euro, Reaching, 1, 2, day),
            new MissedFacts(euro, Reaching, 1, day, 1, [day]),
            new MissedFacts(euro, Reaching, 1, day, 2, [day]),
            new NewRecurringFacts(euro, Reaching, IsIncome: true, 1, 1, day),
            new NewRecurringFacts(euro, Reaching, IsIncome: false, 1, 1, day),
            new FeesFacts(euro, 1, 1, day, day),
            new SavingsFacts(euro, 0.1, 0.1, 12, day),
            new LowBalanceFacts(euro, day, 0.5, 1, 1, Reaching),
            new RefundExpectedFacts(euro, Reaching, 1, 1, day),
        ];
        Assert.Empty(typeof(InsightFacts).Assembly.GetTypes().Where(type => type.BaseType == typeof(InsightFacts))
            .Except(all.Select(facts => facts.GetType())));

        foreach (var facts in all)
        {
            foreach (var kind in (InsightKind[])[InsightKind.PriceRise, InsightKind.IncomeGap])
            {
                var said = Say(facts, locale, kind, name => name.Contains("evil", StringComparison.OrdinalIgnoreCase) ? "NAME" : name);
                Assert.DoesNotContain("evil", said, StringComparison.OrdinalIgnoreCase);
                Assert.Equal(facts is not (FeesFacts or SavingsFacts), said.Contains("NAME", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void Every_language_has_every_sentence_with_the_same_placeholders()
    {
        foreach (var sentence in Enum.GetValues<Sentence>())
            Assert.Equal(Placeholders(InsightTemplates.English[sentence]), Placeholders(InsightTemplates.German[sentence]));

        static List<string> Placeholders(string template) =>
            [.. Placeholder().Matches(template).Select(match => match.Value).Distinct().Order()];
    }

    /// <summary>Locales write several kinds of spaces.</summary>
    [GeneratedRegex(@"\s")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
