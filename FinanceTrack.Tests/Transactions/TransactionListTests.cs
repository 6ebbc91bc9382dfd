using System.Globalization;
using System.Net;
using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Transactions;

public sealed class TransactionListTests(HostFixture fixture) : SignedInTests(fixture)
{
    [Fact]
    public async Task Filters_show_what_they_name_and_nothing_else()
    {
        var categories = await User.CategoriesAsync();
        var (home, dining) = (categories["Home"], categories["Dining"]);
        var rows = await User.RecordAllAsync(
        [
            Item("2026-01-31", -12.30m, "EUR", "Café Zoë", dining),
            Item("2026-02-01", -12.31m, "EUR", "Cafe Central", dining),
            Item("2026-02-28", -1230m, "JPY", "Konbini", home),
            Item("2026-03-01", 2500m, "EUR", "Salary", null),
            Item("2026-03-01", -4.999m, "KWD", "100%_off [sale]", home),
            Item("2026-03-02", -5m, "KWD", "Back\\slash", home),
            Item("2026-03-31", 0.01m, "EUR", "Interest", null, note: "from the  CAFÉ account"),
        ]);

        (string Query, Func<JsonElement, bool> Shows)[] filters =
        [
            ("", _ => true),
            ("from=2026-02-01", row => Day(row) >= new DateOnly(2026, 2, 1)),
            ("to=2026-02-28", row => Day(row) <= new DateOnly(2026, 2, 28)),
            ("from=2026-03-01&to=2026-03-01", row => Day(row) == new DateOnly(2026, 3, 1)),
            ($"category={dining}", row => Text(row, "categoryId") == dining.ToString()),
            ($"category={Guid.NewGuid()}", _ => false),
            ("currency=KWD", row => Text(row, "currency") == "KWD"),
            ("min=-12.30", row => Amount(row) >= -12.30m),
            ("max=-12.305", row => Amount(row) <= -12.305m),
            ("min=-5&max=-4.9985", row => Amount(row) is >= -5m and <= -4.9985m),
            ("min=0", row => Amount(row) >= 0),
            ("text=cafe", row => Text(row, "description").StartsWith("Caf", StringComparison.Ordinal) || Amount(row) == 0.01m),
            ("text=CAF%C3%89", row => Text(row, "description").StartsWith("Caf", StringComparison.Ordinal) || Amount(row) == 0.01m),
            ("text=the%20cafe", row => Amount(row) == 0.01m),
            ("text=%25_", row => Amount(row) == -4.999m),
            ("text=%5Bsale%5D", row => Amount(row) == -4.999m),
            ("text=%5C", row => Amount(row) == -5m),
            ("text=nowhere", _ => false),
            ($"category={home}&currency=JPY&from=2026-01-01&max=0&text=kon", row => Text(row, "currency") == "JPY"),
        ];
        foreach (var (query, shows) in filters)
        {
            var found = await User.ListAllAsync($"transactions?{query}");
            Assert.Equal(Ids(rows.Where(shows)).Order(), Ids(found).Order());
        }
    }

    [Fact]
    public async Task Anomalous_tells_the_anomalies_from_the_rest()
    {
        await User.RecordAllAsync(Enumerable.Range(0, 60).Select(i =>
            Item($"2026-{1 + (i / 28):00}-{1 + (i % 28):00}", -20m - (i % 5), "EUR", "Market hall", null)));
        await User.RecordAllAsync([Item("2026-03-20", -9000m, "EUR", "Unknown shop", null)]);

        var anomalies = await User.ListAllAsync("transactions?anomalous=true");
        var ordinary = await User.ListAllAsync("transactions?anomalous=false");

        Assert.Contains(anomalies, row => Amount(row) == -9000m);
        Assert.All(anomalies, row => Assert.True(row.GetProperty("anomaly").GetProperty("isAnomaly").GetBoolean()));
        Assert.All(anomalies, row => Assert.NotEmpty(row.GetProperty("anomaly").GetProperty("reasons").EnumerateArray()));
        Assert.All(ordinary, row => Assert.False(row.GetProperty("anomaly").GetProperty("isAnomaly").GetBoolean()));
        Assert.Equal(61, anomalies.Count + ordinary.Count);
    }

    [Fact]
    public async Task The_latest_booked_comes_first()
    {
        await User.RecordAllAsync(
            Enumerable.Range(0, 40).Select(i => Item($"2026-05-{1 + (i * 7 % 28):00}", -1m - i, "EUR", "Shop", null)));

        var listed = await User.ListAllAsync("transactions", limit: 9);

        Assert.Equal(40, listed.Count);
        var order = listed.Select(row => (Day(row), Text(row, "id"))).ToList();
        Assert.Equal(order.OrderByDescending(row => row.Item1).ThenByDescending(row => row.Item2, StringComparer.Ordinal), order);
    }

    [Fact]
    public async Task Pages_show_each_row_once_while_others_are_inserted_and_deleted()
    {
        var rows = await User.RecordAllAsync(
            Enumerable.Range(0, 50).Select(i => Item($"2026-06-{1 + (i % 10):00}", -1m - i, "EUR", "First", null)));

        var seen = new List<string>();
        for (string? cursor = "", path = "transactions?limit=7"; cursor is not null; path = $"transactions?limit=7&cursor={cursor}")
        {
            var page = (await User.GetAsync(path)).Is(HttpStatusCode.OK).Body;
            seen.AddRange(Ids(page.GetProperty("items").EnumerateArray()));
            cursor = page.GetProperty("nextCursor").GetString();
            var added = await User.RecordAllAsync(
                new[] { "2026-05-31", "2026-06-05", "2026-06-30" }.Select(day => Item(day, -0.5m, "EUR", "Later", null)));
            (await User.DeleteAsync($"transactions/{Text(added[0], "id")}")).Is(HttpStatusCode.OK);
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Empty(Ids(rows).Except(seen));
    }

    [Theory]
    [InlineData("from=2026-02-30", "from")]
    [InlineData("from=0000-00-00", "from")]
    [InlineData("from=2026-03-02&to=2026-03-01", "from")]
    [InlineData("min=1e400", "min")]
    [InlineData("max=NaN", "max")]
    [InlineData("min=2&max=1", "min")]
    [InlineData("min=1000000000000000000000000", "min")]
    [InlineData("currency=EURO", "currency")]
    [InlineData("currency=XXX", "currency")]
    [InlineData("category=1", "category")]
    [InlineData("anomalous=perhaps", "anomalous")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=99999999999999999999", "limit")]
    [InlineData("cursor=!!!", "cursor")]
    [InlineData("cursor=AAAA", "cursor")]
    [InlineData("cursor=____________________________", "cursor")]
    [InlineData("text=", "text")]
    [InlineData("text=a%00b", "text")]
    [InlineData("colour=red", "colour")]
    [InlineData("limit=1&limit=2", "limit")]
    public async Task A_filter_that_is_none_is_refused_by_name(string query, string name) =>
        Assert.Equal([name], (await User.GetAsync($"transactions?{query}")).Pointers);

    private static object Item(
        string bookedOn, decimal amount, string currency, string description, Guid? categoryId, string? note = null) =>
        new { bookedOn, amount, currency, description, categoryId, note };

    private static IEnumerable<string> Ids(IEnumerable<JsonElement> rows) => rows.Select(row => Text(row, "id"));

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString() ?? "";

    private static decimal Amount(JsonElement row) => row.GetProperty("amount").GetDecimal();

    private static DateOnly Day(JsonElement row) => DateOnly.ParseExact(Text(row, "bookedOn"), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
