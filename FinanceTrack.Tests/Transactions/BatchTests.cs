using System.Net;
using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Transactions;

public sealed class BatchTests(HostFixture fixture) : SignedInTests(fixture)
{
    [Fact]
    public async Task Five_hundred_are_recorded_at_once_each_scored_and_in_their_order()
    {
        var answer =
            (await User.PostAsync("transactions/batch", new { items = Enumerable.Range(1, 500).Select(Good) })).Is(HttpStatusCode.OK).Body;

        Assert.Equal(500, answer.GetProperty("recorded").GetInt32());
        Assert.Equal(0, answer.GetProperty("rejected").GetInt32());
        var transactions = answer.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("transaction")).ToList();
        Assert.Equal(Enumerable.Range(1, 500).Select(i => -(decimal)i), transactions.Select(t => t.GetProperty("amount").GetDecimal()));
        Assert.All(transactions, t => Assert.NotEmpty(t.GetProperty("anomaly").GetProperty("scoredBy").GetString()!));
        Assert.Equal(500, (await User.ListAllAsync("transactions")).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(501)]
    public async Task None_and_more_than_five_hundred_are_refused(int count)
    {
        Assert.Equal(
            ["/items"], (await User.PostAsync("transactions/batch", new { items = Enumerable.Range(1, count).Select(Good) })).Pointers);
        Assert.Empty(await User.ListAllAsync("transactions"));
    }

    [Fact]
    public async Task An_atomic_batch_with_one_bad_item_records_nothing_and_says_which()
    {
        object[] items = [Good(1), new { bookedOn = "2026-03-01", amount = 0, currency = "EUR", description = "Zero" }, Good(3)];

        Assert.Equal(["/items/1/amount"], (await User.PostAsync("transactions/batch", new { items })).Pointers);

        Assert.Empty(await User.ListAllAsync("transactions"));
        Assert.Empty((await User.GetAsync("summaries/2026-03")).Is(HttpStatusCode.OK).Body.GetProperty("currencies").EnumerateArray());
    }

    [Fact]
    public async Task A_batch_in_mode_each_records_the_good_ones_and_answers_for_every_item()
    {
        object?[] items =
        [
            Good(1),
            null,
            new { bookedOn = "2026-03-01", amount = -1.234, currency = "EUR", description = "Too fine" },
            new { bookedOn = "2026-03-02", amount = -2, currency = "EUR", description = "Once", externalId = "x" },
            new { bookedOn = "2026-03-02", amount = -2, currency = "EUR", description = "Twice", externalId = "x" },
            new { bookedOn = "2026-03-02", amount = -2, currency = "EUR", description = "Whose?", categoryId = Guid.NewGuid() },
        ];

        var answer = (await User.PostAsync("transactions/batch", new { mode = "each", items })).Is(HttpStatusCode.OK).Body;

        Assert.Equal(2, answer.GetProperty("recorded").GetInt32());
        Assert.Equal(4, answer.GetProperty("rejected").GetInt32());
        Assert.Equal(
            [null, "", "/amount", null, "/externalId", "/categoryId"],
            answer.GetProperty("items").EnumerateArray().Select(item => Pointer(item.GetProperty("errors"))));
        Assert.Equal(2, (await User.ListAllAsync("transactions")).Count);
    }

    [Fact]
    public async Task An_item_that_is_not_of_the_expected_form_does_not_cost_its_neighbours()
    {
        object?[] items =
        [
            Good(1),
            new { bookedOn = "2026-03-01", amount = "-1.25", currency = "EUR", description = "Text for a number" },
            new { bookedOn = "2026-03-01", amount = -2, currency = "EUR", description = "Unknown field", colour = "red" },
            7,
            new { bookedOn = "yesterday", amount = -2, currency = "EUR", description = "Not a date" },
            Good(5),
        ];

        var each = (await User.PostAsync("transactions/batch", new { mode = "each", items })).Is(HttpStatusCode.OK).Body;
        var atomic = await User.PostAsync("transactions/batch", new { mode = "atomic", items });

        Assert.Equal(
            [null, "/amount", "/colour", "", "/bookedOn", null],
            each.GetProperty("items").EnumerateArray().Select(item => Pointer(item.GetProperty("errors"))));
        Assert.Equal(["/items/1/amount", "/items/2/colour", "/items/3", "/items/4/bookedOn"], atomic.Pointers.Order());
        Assert.Equal([-5m, -1m], (await User.ListAllAsync("transactions")).Select(t => t.GetProperty("amount").GetDecimal()).Order());
    }

    [Theory]
    [InlineData(0, "EUR", false, "Lunch", null)]
    [InlineData(0, "EUR", true, "Lunch", "used")]
    [InlineData(-1, "XXX", true, "", "new")]
    [InlineData(-1, "EUR", true, "Lunch", "used")]
    [InlineData(-1, "EUR", false, "Lunch", "used")]
    public async Task A_single_transaction_and_a_batch_of_one_name_the_same_problems(
        int amount, string currency, bool hasUnknownCategory, string description, string? externalId)
    {
        (await User.PostAsync(
            "transactions", new { bookedOn = "2026-03-01", amount = -1, currency = "EUR", description = "First", externalId = "used" }))
            .Is(HttpStatusCode.Created);
        Guid? categoryId = hasUnknownCategory ? Guid.NewGuid() : null;
        var item = new { bookedOn = "2026-03-01", amount, currency, description, externalId, categoryId };

        var single = await User.PostAsync("transactions", item);
        var batch = await User.PostAsync("transactions/batch", new { items = new[] { item } });

        Assert.NotEmpty(single.Pointers);
        Assert.Equal(single.Pointers.Select(pointer => $"/items/0{pointer}"), batch.Pointers);
    }

    [Fact]
    public async Task A_repeated_batch_with_its_key_is_recorded_once()
    {
        var batch = new { items = Enumerable.Range(1, 20).Select(Good) };

        var first = (await User.PostAsync("transactions/batch", batch, idempotencyKey: "statement-7")).Is(HttpStatusCode.OK);
        var second = (await User.PostAsync("transactions/batch", batch, idempotencyKey: "statement-7")).Is(HttpStatusCode.OK);

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(20, (await User.ListAllAsync("transactions")).Count);
    }

    private static string? Pointer(JsonElement errors) =>
        errors.ValueKind == JsonValueKind.Null ? null : Assert.Single(errors.EnumerateObject()).Name;

    private static object Good(int i) => new { bookedOn = "2026-03-01", amount = -i, currency = "EUR", description = $"Shop {i % 7}" };
}
