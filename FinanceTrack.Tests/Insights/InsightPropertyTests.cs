using CsCheck;
using FinanceTrack.Domain.Insights;
using FinanceTrack.Domain.Insights.Text;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Tests.Recurring;

namespace FinanceTrack.Tests.Insights;

public sealed class InsightPropertyTests
{
    private static readonly string[] Shops = ["NETFLIX.COM", "REWE MARKT", "SPOTIFY AB", "ACCOUNT FEE", "ACME PAYROLL", "H&M"];
    private static readonly string?[] Categories = ["entertainment", "groceries", "entertainment", "fees_government", "income", null];
    private static readonly DateOnly Start = new(2025, 1, 1);

    private static readonly Gen<List<RecurringRow>> AnyRows =
        Gen.Select(Gen.Int[0, 500], Gen.Int[0, Shops.Length - 1], Gen.Int[1, 4]).List[0, 150].Select(rows =>
    {
        var payments = new Payments();
        foreach (var (day, shop, size) in rows)
            payments.Add(Start.AddDays(day), (shop == 4 ? 900 : -7.5m) * size, Shops[shop], Categories[shop]);
        return payments.Rows;
    });

    private static IReadOnlyList<Insight> Find(List<RecurringRow> rows, DateOnly today) =>
        FindInsights.Run(new InsightRequest(rows, RecurringDetector.Detect(rows, today), Payments.Euro, today));

    [Fact]
    public void Nothing_is_said_twice() => AnyRows.Sample(rows =>
    {
        var insights = Find(rows, Start.AddDays(500));
        Assert.Equal(insights.Count, insights.Select(insight => insight.Id).Distinct().Count());
        var streams = insights.Select(insight => insight.StreamId).OfType<Guid>().ToList();
        Assert.Equal(streams.Count, streams.Distinct().Count());
        var picked = WhatChanged.Pick(insights);
        Assert.True(picked.Count <= WhatChanged.MaxCount);
        var rowsSaid = picked.SelectMany(insight => insight.RowIds).ToList();
        Assert.Equal(rowsSaid.Count, rowsSaid.Distinct().Count());
    }, iter: 100);

    [Fact]
    public void The_order_of_rows_does_not_matter() => AnyRows.Sample(rows =>
    {
        var shuffled = rows.OrderBy(row => row.Id.GetHashCode() * 7919 % 1009).ToList();
        Assert.Equal(
            Find(rows, Start.AddDays(500)).Select(insight => (insight.Id, insight.Surprise)),
            Find(shuffled, Start.AddDays(500)).Select(insight => (insight.Id, insight.Surprise)));
    }, iter: 60);

    /// <summary>What a person dismissed is known by its id: of what is the same on the next day, the id is the same.</summary>
    [Fact]
    public void What_is_still_so_tomorrow_has_the_same_id() => AnyRows.Sample(rows =>
    {
        var past = rows.FindAll(row => row.Date <= Start.AddDays(440));
        var today = Find(past, Start.AddDays(440));
        foreach (var insight in Find(past, Start.AddDays(441)))
        {
            var same = today.Where(earlier => earlier.Kind == insight.Kind && earlier.Facts.Equals(insight.Facts)).ToList();
            Assert.All(same, earlier => Assert.Equal(earlier.Id, insight.Id));
        }
    }, iter: 60);

    [Fact]
    public void Every_insight_has_a_sentence_in_every_locale() => AnyRows.Sample(rows =>
    {
        foreach (var insight in Find(rows, Start.AddDays(500)))
        {
            foreach (var locale in (string[])["en-US", "de-DE", "fr-FR", "ja-JP", "xx"])
                Assert.DoesNotContain('{', InsightText.Describe(insight, locale, category => category));
        }
    }, iter: 30);
}
