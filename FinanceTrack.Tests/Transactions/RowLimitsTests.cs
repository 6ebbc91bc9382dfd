using System.Net;
using System.Net.Http.Json;
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
        Assert.Contains("4 new transactions a day", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
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

    private static Task<FinanceTrackHost> StartAsync()
    {
        FinanceTrackHost.InProcessOnly();
        return FinanceTrackHost.StartAsync(new()
        {
            ["Limits:RowsPerUserPerDay"] = "4",
            ["Limits:RowsPerUnconfirmedPerDay"] = "2",
        });
    }

    private static Task<Answer> RecordAsync(TestUser user, int rows) => user.PostAsync("transactions/batch", new { items = Items(rows) });

    private static IEnumerable<object> Items(int rows) => Enumerable.Range(1, rows).Select(Item);

    private static object Item(int i) => new { bookedOn = "2026-03-01", amount = -i, currency = "EUR", description = $"Shop {i}" };
}
