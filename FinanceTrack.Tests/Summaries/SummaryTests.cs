using System.Net;
using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Summaries;

public sealed class SummaryTests(HostFixture fixture) : SignedInTests(fixture)
{
    [Fact]
    public async Task A_months_figures_are_those_of_its_transactions()
    {
        var home = (await User.CategoriesAsync())["Home"];
        var uncategorised = await User.RecordAsync(2500m, "2026-03-01", categoryId: home);
        (await User.PatchAsync($"transactions/{uncategorised.GetProperty("id")}", JsonElement.Parse("""{"categoryId": null}""")))
            .Is(HttpStatusCode.OK);
        await User.RecordAsync(-800.50m, "2026-03-02", categoryId: home);
        await User.RecordAsync(20.25m, "2026-03-31", categoryId: home);
        await User.RecordAsync(-3000m, "2026-03-15", currency: "JPY");
        await User.RecordAsync(-1m, "2026-02-28");
        await User.RecordAsync(-1m, "2026-04-01");

        var month = (await User.GetAsync("summaries/2026-03")).Is(HttpStatusCode.OK).Body;

        Assert.Equal("2026-03", month.GetProperty("month").GetString());
        var currencies = month.GetProperty("currencies").EnumerateArray().ToList();
        Assert.Equal(["EUR", "JPY"], currencies.Select(c => c.GetProperty("currency").GetString()));
        Assert.Equal("2520.25 -800.50 1719.75 3", Figures(currencies[0]));
        Assert.Equal("0 -3000 -3000 1", Figures(currencies[1]));
        var categories = currencies[0].GetProperty("categories").EnumerateArray().ToList();
        Assert.Equal(["2500.00 0.00 2500.00 1", "20.25 -800.50 -780.25 2"], categories.Select(Figures));
        Assert.Equal(JsonValueKind.Null, categories[0].GetProperty("categoryId").ValueKind);
        Assert.Equal(home, categories[1].GetProperty("categoryId").GetGuid());
    }

    [Fact]
    public async Task An_empty_month_has_no_currencies_and_a_month_that_is_none_is_not_found()
    {
        Assert.Empty((await User.GetAsync("summaries/2026-01")).Is(HttpStatusCode.OK).Body.GetProperty("currencies").EnumerateArray());
        foreach (var month in new[] { "2026-13", "2026-00", "0000-01", "2026", "2026-1", "now", "2026-01-01", "%27%3B--" })
            (await User.GetAsync($"summaries/{month}")).IsProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_range_leaves_out_a_month_that_was_emptied()
    {
        var deleted = (await User.RecordAsync(-1m, "2024-01-31")).GetProperty("id");
        var moved = (await User.RecordAsync(-1m, "2024-02-29")).GetProperty("id");

        (await User.DeleteAsync($"transactions/{deleted}")).Is(HttpStatusCode.OK);
        (await User.PatchAsync($"transactions/{moved}", new { bookedOn = "2024-03-01" })).Is(HttpStatusCode.OK);

        var months = (await User.GetAsync("summaries?from=2024-01&to=2024-04")).Is(HttpStatusCode.OK).Body.GetProperty("items");
        Assert.Equal(["2024-03"], months.EnumerateArray().Select(month => month.GetProperty("month").GetString()));
    }

    [Fact]
    public async Task A_range_shows_its_months_in_order_and_leaves_out_the_empty_ones()
    {
        foreach (var day in new[] { "2026-05-31", "2026-03-01", "2026-01-31", "2025-12-31", "2026-06-01" })
            await User.RecordAsync(-1m, day);

        var months = (await User.GetAsync("summaries?from=2026-01&to=2026-05")).Is(HttpStatusCode.OK).Body.GetProperty("items");

        Assert.Equal(["2026-01", "2026-03", "2026-05"], months.EnumerateArray().Select(m => m.GetProperty("month").GetString()));
    }

    [Theory]
    [InlineData("", "from", "to")]
    [InlineData("?from=2026-01", "to")]
    [InlineData("?from=2026-02&to=2026-01", "from")]
    [InlineData("?from=2016-01&to=2026-01", "from")]
    [InlineData("?from=2026-01&to=9999-99", "to")]
    [InlineData("?from=2026-01&to=2026-01&by=week", "by")]
    public async Task A_range_that_is_none_is_refused(string query, params string[] names) =>
        Assert.Equal(names, (await User.GetAsync($"summaries{query}")).Pointers);

    [Fact]
    public async Task A_months_entity_tag_changes_with_its_figures()
    {
        var empty = (await User.GetAsync("summaries/2026-03")).Is(HttpStatusCode.OK).ETag;
        var id = (await User.RecordAsync(-1m, "2026-03-01")).GetProperty("id").GetGuid();
        var one = (await User.GetAsync("summaries/2026-03")).Is(HttpStatusCode.OK).ETag;
        (await User.PatchAsync($"transactions/{id}", new { amount = -2 })).Is(HttpStatusCode.OK);
        var changed = (await User.GetAsync("summaries/2026-03")).Is(HttpStatusCode.OK).ETag;
        (await User.DeleteAsync($"transactions/{id}")).Is(HttpStatusCode.OK);
        var gone = (await User.GetAsync("summaries/2026-03")).Is(HttpStatusCode.OK).ETag;

        Assert.Equal(4, new[] { empty, one, changed, gone }.Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Figures_follow_any_sequence_of_changes(int seed)
    {
        var ledger = new LedgerModel(User, new Random(seed));
        await ledger.ChangeAsync(times: 90);

        var months = (await User.GetAsync("summaries?from=2026-01&to=2026-12")).Is(HttpStatusCode.OK).Body.GetProperty("items");

        Assert.Equal(ledger.Figures(), months.EnumerateArray().SelectMany(FiguresOf).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> FiguresOf(JsonElement month) =>
        from currency in month.GetProperty("currencies").EnumerateArray()
        from category in currency.GetProperty("categories").EnumerateArray()
        select string.Join(
            ' ',
            month.GetProperty("month").GetString(),
            currency.GetProperty("currency").GetString(),
            category.GetProperty("categoryId").GetString() ?? "-",
            Figures(category));

    private static string Figures(JsonElement sums) =>
        string.Join(' ', new[] { "income", "expense", "net", "count" }.Select(name => sums.GetProperty(name).GetRawText()));
}
