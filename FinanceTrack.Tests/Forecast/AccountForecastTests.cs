using System.Net;
using System.Text.Json;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Tests.Accounts;
using FinanceTrack.Tests.Insights;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Forecast;

public sealed class AccountForecastTests(HostFixture fixture) : SignedInTests(fixture)
{
    [SkippableFact]
    public async Task An_accounts_forecast_starts_from_its_balance_and_keeps_its_floor()
    {
        FinanceTrackHost.InProcessOnly();
        var giro = (await User.PostAsync(
            "accounts", new { name = "Giro", kind = "current", currency = "EUR", openingBalance = 3000, floor = 250 }))
                .Is(HttpStatusCode.Created).Id;
        var savings = await User.AddAccountAsync("Savings", "savings", opening: 5000m);
        await StoredHousehold.RecordAsync(User);
        await StoredHousehold.RefreshAsync(Host, User);

        var forecast = await ForecastAsync($"?account={giro}");
        Assert.Equal(("balance", giro), (forecast.GetProperty("basis").GetString(), forecast.GetProperty("accountId").GetGuid()));
        Assert.Equal((await User.BalanceAsync(giro), 250m), (forecast.Of("balance"), forecast.Of("floor")));
        Assert.All(forecast.GetProperty("days").EnumerateArray(), day =>
            Assert.InRange(day.GetProperty("belowFloorByThen").GetDouble(), 0, 1));
        var safe = forecast.GetProperty("safeToSpend");
        Assert.Equal(forecast.Of("balance") - 250m - safe.Of("holdBack"), safe.Of("available"));

        var whole = await ForecastAsync("");
        Assert.Equal(JsonValueKind.Null, whole.GetProperty("accountId").ValueKind);
        Assert.Equal(await User.BalanceAsync(giro) + await User.BalanceAsync(savings), whole.Of("balance"));
        Assert.Equal(12, whole.GetProperty("coverage").GetProperty("windows").GetInt32());
    }

    [SkippableFact]
    public async Task A_card_has_no_floor_until_one_is_set()
    {
        FinanceTrackHost.InProcessOnly();
        var card = await User.AddAccountAsync("Card", "card", opening: -200m);
        await StoredHousehold.RefreshAsync(Host, User);
        var before = await ForecastAsync($"?account={card}");

        (await User.PatchAsync($"accounts/{card}", new { floor = -500 })).Is(HttpStatusCode.OK);
        await StoredHousehold.RefreshAsync(Host, User);

        Assert.Equal(JsonValueKind.Null, before.GetProperty("floor").ValueKind);
        Assert.Equal(JsonValueKind.Null, before.GetProperty("days")[0].GetProperty("belowFloor").ValueKind);
        var after = await ForecastAsync($"?account={card}");
        Assert.Equal((-200m, -500m), (after.Of("balance"), after.Of("floor")));
    }

    [SkippableFact]
    public async Task A_balance_below_the_floor_ahead_is_said_once_and_names_its_account()
    {
        FinanceTrackHost.InProcessOnly();
        var giro = (await User.PostAsync(
            "accounts", new { name = "Household giro", kind = "current", currency = "EUR", openingBalance = -60000, floor = 0 }))
                .Is(HttpStatusCode.Created).Id;
        await StoredHousehold.RecordAsync(User);
        await StoredHousehold.RefreshAsync(Host, User);

        var low = Assert.Single(await User.ListAllAsync("insights?kind=lowBalanceAhead"));

        Assert.Equal(giro, low.GetProperty("figures").GetProperty("accountId").GetGuid());
        Assert.Contains("Household giro", low.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_changes_balances_or_links_asks_for_a_new_forecast()
    {
        FinanceTrackHost.InProcessOnly();
        Assert.False(await IsQueuedAsync());

        await User.AddAccountAsync("Giro", opening: 100m);

        Assert.True(await IsQueuedAsync());
    }

    [Fact]
    public async Task An_account_of_another_ledger_is_not_there() =>
        (await User.GetAsync($"forecast?account={Guid.NewGuid()}")).IsProblem(HttpStatusCode.NotFound);

    private async Task<JsonElement> ForecastAsync(string query) => Assert.Single(
        (await User.GetAsync($"forecast{query}")).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray());

    private async Task<bool> IsQueuedAsync() => (await Host.Services.GetRequiredService<ListJobs>().ExecuteAsync(
        RefreshRequest.JobKind, null, new Domain.Results.PageRequest(200, null), CancellationToken.None)).Value.Items
            .Any(job => job.LedgerId == User.LedgerId);
}
