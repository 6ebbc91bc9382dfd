using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FinanceTrack.Tests.Sharing;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Transactions;

public sealed class RowLimitsTests
{
    [SkippableFact]
    public async Task A_batch_past_the_limit_is_refused_whole()
    {
        await using var host = await StartAsync();
        using var user = await Household.RegisterConfirmedAsync(host);
        using var other = await Household.RegisterConfirmedAsync(host);
        (await RecordAsync(user, 3)).Is(HttpStatusCode.OK);

        using var refused = await user.Http.PostAsJsonAsync("/api/v1/transactions/batch", new { mode = "each", items = Items(2) });

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.Zero, TimeSpan.FromDays(1));
        Assert.Contains("4 new rows a day", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(3, (await user.ListAllAsync("transactions")).Count);
        (await RecordAsync(other, 4)).Is(HttpStatusCode.OK);

        // What was refused is not counted.
        (await user.PostAsync("transactions", Item(1))).Is(HttpStatusCode.Created);
        (await user.PostAsync("transactions", Item(2))).IsProblem(HttpStatusCode.TooManyRequests);
        Assert.Equal(4, (await user.ListAllAsync("transactions")).Count);
    }

    [SkippableFact]
    public async Task A_user_whose_address_is_not_confirmed_has_a_lower_limit()
    {
        await using var host = await StartAsync();
        using var user = await TestUser.RegisterAsync(host);

        var refused = (await RecordAsync(user, 3)).IsProblem(HttpStatusCode.TooManyRequests);

        Assert.Contains("Confirm your e-mail address", refused.Text, StringComparison.Ordinal);
        Assert.Empty(await user.ListAllAsync("transactions"));
        (await RecordAsync(user, 2)).Is(HttpStatusCode.OK);
        (await user.PostAsync("transactions", Item(1))).IsProblem(HttpStatusCode.TooManyRequests);
        await user.ConfirmAsync(host);
        (await user.PostAsync("transactions", Item(1))).Is(HttpStatusCode.Created);
    }

    [SkippableFact]
    public async Task A_repeated_batch_with_its_key_is_counted_once()
    {
        await using var host = await StartAsync();
        using var user = await Household.RegisterConfirmedAsync(host);
        foreach (var _ in Enumerable.Range(0, 2))
            (await user.PostAsync("transactions/batch", new { items = Items(3) }, idempotencyKey: "statement")).Is(HttpStatusCode.OK);

        (await user.PostAsync("transactions", Item(1))).Is(HttpStatusCode.Created);
    }

    [SkippableFact]
    public async Task Adjustments_parts_and_links_are_counted_and_stay_so_when_they_are_deleted()
    {
        await using var host = await StartAsync(new() { ["Limits:RowsPerUserPerDay"] = "9" });
        using var user = await Household.RegisterConfirmedAsync(host);
        var account = await AccountAsync(user);
        var id = (await user.PostAsync("transactions", Item(9))).Is(HttpStatusCode.Created).Id;
        var refund = (await user.PostAsync("transactions", Item(-4))).Is(HttpStatusCode.Created).Id;
        var link = new { kind = "refund", fromId = refund, toId = id };
        var made = (await user.PostAsync("links", link)).Is(HttpStatusCode.Created).Id;
        (await SplitAsync(user, id)).Is(HttpStatusCode.OK);
        (await AdjustAsync(user, account)).Is(HttpStatusCode.Created);

        // Seven of nine, the account with them. Split again it is two more, whatever became of the first ones.
        (await SplitAsync(user, id)).Is(HttpStatusCode.OK);

        (await SplitAsync(user, id)).IsProblem(HttpStatusCode.TooManyRequests);
        (await AdjustAsync(user, account)).IsProblem(HttpStatusCode.TooManyRequests);
        (await user.DeleteAsync($"links/{made}")).Is(HttpStatusCode.NoContent);
        (await user.PostAsync("links", link)).IsProblem(HttpStatusCode.TooManyRequests);
        (await user.DeleteAsync($"transactions/{id}")).Is(HttpStatusCode.OK);
        (await user.PostAsync("transactions", Item(1))).IsProblem(HttpStatusCode.TooManyRequests);
    }

    [SkippableFact]
    public async Task What_is_made_and_deleted_in_a_loop_is_counted()
    {
        await using var host = await StartAsync(new() { ["Limits:RowsPerUserPerDay"] = "3" });
        using var user = await Household.RegisterConfirmedAsync(host);
        foreach (var number in Enumerable.Range(0, 2))
        {
            var made = (await user.PostAsync("categories", new { name = "Hobby" }, idempotencyKey: $"made-{number}"))
                .Is(HttpStatusCode.Created);
            (await user.DeleteAsync($"categories/{made.Id}")).Is(HttpStatusCode.OK);
        }

        (await user.PostAsync("accounts", new { name = "Box", kind = "current", currency = "EUR" })).Is(HttpStatusCode.Created);
        (await user.PostAsync("categories", new { name = "Hobby" }, idempotencyKey: "more")).IsProblem(HttpStatusCode.TooManyRequests);
        (await user.PostAsync("accounts", new { name = "Safe", kind = "current", currency = "EUR" }))
            .IsProblem(HttpStatusCode.TooManyRequests);
    }

    [SkippableFact]
    public async Task Rows_that_are_moved_to_another_category_are_counted()
    {
        await using var host = await StartAsync(new() { ["Limits:RowsPerUserPerDay"] = "7" });
        using var user = await Household.RegisterConfirmedAsync(host);
        var (first, second) = (await CategoryAsync(user, "First"), await CategoryAsync(user, "Second"));
        var row = new { bookedOn = "2026-03-01", amount = -9, currency = "EUR", description = "Shop", categoryId = first };
        (await user.PostAsync("transactions", row))
            .Is(HttpStatusCode.Created);
        (await user.DeleteAsync($"categories/{first}?reassignTo={second}")).Is(HttpStatusCode.OK);
        var third = await CategoryAsync(user, "Third");
        (await user.DeleteAsync($"categories/{second}?reassignTo={third}")).Is(HttpStatusCode.OK);

        var fourth = await CategoryAsync(user, "Fourth");
        (await user.DeleteAsync($"categories/{third}?reassignTo={fourth}")).IsProblem(HttpStatusCode.TooManyRequests);

        Assert.Equal(third, (await user.ListAllAsync("transactions"))[0].GetProperty("categoryId").GetGuid());
    }

    [SkippableFact]
    public async Task Users_of_one_network_who_have_confirmed_nothing_share_a_limit()
    {
        await using var host = await StartAsync(
            new() { ["Limits:RowsPerUnconfirmedNetworkPerDay"] = "3", ["Limits:RowsOfUnconfirmedUsersPerDay"] = "100" });
        using var one = await TestUser.RegisterAsync(host);
        using var two = await TestUser.RegisterAsync(host);
        using var elsewhere = await TestUser.RegisterAsync(host, from: "203.0.113.7:4711");
        (await RecordAsync(one, 2)).Is(HttpStatusCode.OK);

        var refused = (await RecordAsync(two, 2)).IsProblem(HttpStatusCode.TooManyRequests);

        Assert.Contains("Confirm your e-mail address", refused.Text, StringComparison.Ordinal);
        (await RecordAsync(two, 1)).Is(HttpStatusCode.OK);
        (await RecordAsync(elsewhere, 2)).Is(HttpStatusCode.OK);
        await two.ConfirmAsync(host);
        (await RecordAsync(two, 2)).Is(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task All_users_who_have_confirmed_nothing_share_a_limit()
    {
        await using var host = await StartAsync(new() { ["Limits:RowsOfUnconfirmedUsersPerDay"] = "3" });
        using var one = await TestUser.RegisterAsync(host);
        using var two = await TestUser.RegisterAsync(host, from: "203.0.113.7:4711");
        using var confirmed = await Household.RegisterConfirmedAsync(host);
        (await RecordAsync(confirmed, 4)).Is(HttpStatusCode.OK);
        (await RecordAsync(one, 2)).Is(HttpStatusCode.OK);

        (await RecordAsync(two, 2)).IsProblem(HttpStatusCode.TooManyRequests);
        (await RecordAsync(two, 1)).Is(HttpStatusCode.OK);
        (await two.PostAsync("transactions", Item(1))).IsProblem(HttpStatusCode.TooManyRequests);
    }

    [SkippableFact]
    public async Task A_full_ledger_takes_no_more_until_something_is_deleted()
    {
        await using var host = await StartAsync(new() { ["Limits:RowsPerUserPerDay"] = "0", ["Limits:RowsPerLedger"] = "3" });
        using var user = await Household.RegisterConfirmedAsync(host);
        var account = await AccountAsync(user);
        var id = (await user.PostAsync("transactions", Item(1))).Is(HttpStatusCode.Created).Id;
        (await RecordAsync(user, 3)).IsProblem(HttpStatusCode.UnprocessableEntity);
        (await RecordAsync(user, 2)).Is(HttpStatusCode.OK);

        (await user.PostAsync("transactions", Item(2))).IsProblem(HttpStatusCode.UnprocessableEntity);
        (await AdjustAsync(user, account)).IsProblem(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["/ledgerId"], await SendAsync(host, user));

        (await user.DeleteAsync($"transactions/{id}")).Is(HttpStatusCode.OK);
        (await user.PostAsync("transactions", Item(2))).Is(HttpStatusCode.Created);
    }

    private static Task<FinanceTrackHost> StartAsync(Dictionary<string, string?>? settings = null)
    {
        FinanceTrackHost.InProcessOnly();
        var limits = new Dictionary<string, string?>
        {
            ["Limits:RowsPerUserPerDay"] = "4",
            ["Limits:RowsPerUnconfirmedPerDay"] = "2",
        };
        foreach (var (name, value) in settings ?? [])
            limits[name] = value;
        return FinanceTrackHost.StartAsync(limits);
    }

    /// <summary>By the queue: the pointers of what its answer says is wrong.</summary>
    private static async Task<IEnumerable<string>> SendAsync(FinanceTrackHost host, TestUser user)
    {
        var inbound = host.Queues.GetQueueClient("transactions-inbound");
        await inbound.CreateIfNotExistsAsync();
        await inbound.SendMessageAsync(JsonSerializer.Serialize(new
        {
            messageId = "full",
            userId = user.Id,
            bookedOn = "2026-03-01",
            amount = -1,
            currency = "EUR",
            description = "Shop",
        }));
        var answer = Assert.Single(await new ScoredAnswers(host.Queues).WaitAsync(user.Id, 1));
        Assert.Equal("rejected", answer.GetProperty("status").GetString());
        return answer.GetProperty("errors").EnumerateObject().Select(error => error.Name).ToList();
    }

    private static Task<Answer> SplitAsync(TestUser user, Guid id) => user.SendAsync(
        HttpMethod.Put, $"transactions/{id}/parts", new { parts = new[] { new { amount = -4 }, new { amount = -5 } } });

    private static async Task<Guid> CategoryAsync(TestUser user, string name) =>
        (await user.PostAsync("categories", new { name })).Is(HttpStatusCode.Created).Id;

    private static async Task<Guid> AccountAsync(TestUser user) =>
        (await user.PostAsync("accounts", new { name = "Giro", kind = "current", currency = "EUR" })).Is(HttpStatusCode.Created).Id;

    private static Task<Answer> AdjustAsync(TestUser user, Guid account) =>
        user.PostAsync($"accounts/{account}/adjustments", new { bookedOn = "2026-03-31", amount = 5 });

    private static Task<Answer> RecordAsync(TestUser user, int rows) => user.PostAsync("transactions/batch", new { items = Items(rows) });

    private static IEnumerable<object> Items(int rows) => Enumerable.Range(1, rows).Select(Item);

    private static object Item(int i) => new { bookedOn = "2026-03-01", amount = -i, currency = "EUR", description = $"Shop {i}" };
}
