using System.Net;
using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Accounts;

public sealed class AccountTransactionTests(HostFixture fixture) : SignedInTests(fixture)
{
    [Fact]
    public async Task A_transaction_names_an_account_of_its_currency_and_of_its_ledger()
    {
        var (euros, yen) = (await User.AddAccountAsync("Giro"), await User.AddAccountAsync("Yen", currency: "JPY"));

        Assert.Equal(euros, (await User.RecordInAsync(euros, -12m)).GetProperty("accountId").GetGuid());
        Assert.Equal(["/accountId"], (await PostAsync(yen)).Pointers);
        Assert.Equal(["/accountId"], (await PostAsync(Guid.NewGuid())).Pointers);
        Assert.Equal(-12m, await User.BalanceAsync(euros));
    }

    [Fact]
    public async Task A_list_shows_the_transactions_of_one_account()
    {
        var (giro, card) = (await User.AddAccountAsync("Giro"), await User.AddAccountAsync("Card", kind: "card"));
        await User.RecordInAsync(giro, -1m);
        var wanted = (await User.RecordInAsync(card, -2m)).GetProperty("id").GetGuid();

        Assert.Equal(
            [wanted], (await User.ListAllAsync($"transactions?accountId={card}")).Select(item => item.GetProperty("id").GetGuid()));
        Assert.Empty(await User.ListAllAsync($"transactions?accountId={Guid.NewGuid()}"));
    }

    [Fact]
    public async Task A_transaction_moves_to_another_account_with_its_money_and_its_sums()
    {
        var (giro, card) = (await User.AddAccountAsync("Giro", opening: 100m), await User.AddAccountAsync("Card", kind: "card"));
        var id = (await User.RecordInAsync(giro, -30m)).GetProperty("id").GetGuid();
        var before = await SummaryAsync("");

        (await User.PatchAsync($"transactions/{id}", new { accountId = card })).Is(HttpStatusCode.OK);

        Assert.Equal((100m, -30m), (await User.BalanceAsync(giro), await User.BalanceAsync(card)));
        Assert.Empty((await SummaryAsync($"?accountId={giro}")).GetProperty("currencies").EnumerateArray());
        Assert.Equal(-30m, (await SummaryAsync($"?accountId={card}")).GetProperty("currencies")[0].GetProperty("expense").GetDecimal());
        Assert.Equal(
            before.GetProperty("currencies").GetRawText(), (await SummaryAsync("")).GetProperty("currencies").GetRawText());
    }

    [Fact]
    public async Task Another_currency_takes_a_transaction_to_the_default_account_of_that_currency()
    {
        var id = (await User.RecordAsync(-30m)).GetProperty("id").GetGuid();

        var changed = (await User.PatchAsync($"transactions/{id}", new { amount = -40, currency = "USD" })).Is(HttpStatusCode.OK).Body;

        var account = (await User.GetAsync($"accounts/{changed.GetProperty("accountId").GetGuid()}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(("Main USD", -40m), (account.GetProperty("name").GetString(), account.GetProperty("balance").GetDecimal()));
        Assert.Equal(["/accountId"], (await User.PatchAsync(
            $"transactions/{id}", new { currency = "EUR", accountId = account.GetProperty("id").GetGuid() })).Pointers);
    }

    [Fact]
    public async Task Amounts_edits_and_deletes_move_the_balance()
    {
        var giro = await User.AddAccountAsync("Giro", opening: 100m);
        var first = (await User.RecordInAsync(giro, -30m)).GetProperty("id").GetGuid();
        await User.RecordInAsync(giro, 12.25m);
        Assert.Equal(82.25m, await User.BalanceAsync(giro));

        (await User.PatchAsync($"transactions/{first}", new { amount = -31 })).Is(HttpStatusCode.OK);
        Assert.Equal(81.25m, await User.BalanceAsync(giro));

        (await User.DeleteAsync($"transactions/{first}")).Is(HttpStatusCode.OK);
        Assert.Equal(112.25m, await User.BalanceAsync(giro));
    }

    [Fact]
    public async Task An_account_with_transactions_is_not_deleted()
    {
        var giro = await User.AddAccountAsync("Giro");
        var id = (await User.RecordInAsync(giro, -30m)).GetProperty("id").GetGuid();

        (await User.DeleteAsync($"accounts/{giro}")).IsProblem(HttpStatusCode.Conflict);

        (await User.DeleteAsync($"transactions/{id}")).Is(HttpStatusCode.OK);
        (await User.DeleteAsync($"accounts/{giro}")).Is(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_balance_over_time_has_a_point_for_each_day_on_which_it_changed()
    {
        var giro = await User.AddAccountAsync("Giro", opening: 100m);
        foreach (var (day, amount) in new[] { ("2026-01-10", -10m), ("2026-01-31", 5m), ("2026-02-15", -20m), ("2026-02-15", -1m),
            ("2026-04-01", 50m) })
        {
            await User.RecordInAsync(giro, amount, day);
        }

        var balances = await BalancesAsync(giro, "from=2026-01-31&to=2026-02-28");
        Assert.Equal(90m, balances.GetProperty("opening").GetDecimal());
        Assert.Equal([("2026-01-31", 95m), ("2026-02-15", 74m)], Points(balances));

        var months = await BalancesAsync(giro, "from=2026-01-11&to=2026-04-30&by=month");
        Assert.Equal(90m, months.GetProperty("opening").GetDecimal());
        Assert.Equal([("2026-01-31", 95m), ("2026-02-28", 74m), ("2026-04-30", 124m)], Points(months));

        Assert.Equal(["from"], (await User.GetAsync($"accounts/{giro}/balances?from=2026-02-01&to=2026-01-01")).Pointers);
        Assert.Equal(["from"], (await User.GetAsync($"accounts/{giro}/balances?from=2020-01-01&to=2026-01-01")).Pointers);
    }

    private Task<Answer> PostAsync(Guid account) => User.PostAsync(
        "transactions", new { bookedOn = "2026-03-14", amount = -1, currency = "EUR", description = "Shop", accountId = account });

    private async Task<JsonElement> SummaryAsync(string query) =>
        (await User.GetAsync($"summaries/2026-03{query}")).Is(HttpStatusCode.OK).Body;

    private async Task<JsonElement> BalancesAsync(Guid account, string query) =>
        (await User.GetAsync($"accounts/{account}/balances?{query}")).Is(HttpStatusCode.OK).Body;

    private static IEnumerable<(string, decimal)> Points(JsonElement balances) => balances.GetProperty("items").EnumerateArray()
        .Select(point => (point.GetProperty("day").GetString()!, point.GetProperty("balance").GetDecimal()));
}
