using System.Net;
using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Accounts;

public sealed class AccountTests(HostFixture fixture) : SignedInTests(fixture)
{
    [Fact]
    public async Task An_account_can_be_made_read_changed_archived_and_deleted()
    {
        var made = (await User.PostAsync("accounts", new
        {
            name = " Giro ",
            kind = "current",
            currency = "EUR",
            number = "DE89 3704 0044 0532 0130 00",
            openingBalance = 100.5,
        })).Is(HttpStatusCode.Created);
        Assert.Equal($"/api/v1/accounts/{made.Id}", made.Location);
        Assert.Equal("\"1\"", made.ETag);
        Assert.Equal("Giro", made.Body.GetProperty("name").GetString());
        Assert.Equal("32013000", made.Body.GetProperty("numberTail").GetString());
        Assert.DoesNotContain("3704", made.Text, StringComparison.Ordinal);
        Assert.Equal(100.5m, made.Body.GetProperty("balance").GetDecimal());

        var changed =
            (await User.PatchAsync($"accounts/{made.Id}", new { name = "Everyday", openingBalance = 0, number = (string?)null }, made.ETag))
            .Is(HttpStatusCode.OK);
        Assert.Equal("\"2\"", changed.ETag);
        Assert.Equal(0m, changed.Body.GetProperty("balance").GetDecimal());
        Assert.Equal(JsonValueKind.Null, changed.Body.GetProperty("numberTail").ValueKind);
        (await User.PatchAsync($"accounts/{made.Id}", new { name = "Late" }, made.ETag)).IsProblem(HttpStatusCode.PreconditionFailed);

        (await User.PatchAsync($"accounts/{made.Id}", new { archived = true })).Is(HttpStatusCode.OK);
        Assert.True((await User.GetAsync($"accounts/{made.Id}")).Is(HttpStatusCode.OK).Body.GetProperty("archived").GetBoolean());
        (await User.DeleteAsync($"accounts/{made.Id}", "\"1\"")).IsProblem(HttpStatusCode.PreconditionFailed);
        (await User.DeleteAsync($"accounts/{made.Id}")).Is(HttpStatusCode.NoContent);
        (await User.GetAsync($"accounts/{made.Id}")).IsProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_request_repeated_with_its_key_makes_one_account()
    {
        var body = new { name = "Savings", kind = "savings", currency = "EUR" };

        var first = (await User.PostAsync("accounts", body, "key-1")).Is(HttpStatusCode.Created);
        var second = (await User.PostAsync("accounts", body, "key-1")).Is(HttpStatusCode.Created);

        Assert.Equal(first.Id, second.Id);
        Assert.Single(await ItemsAsync());
    }

    [Fact]
    public async Task A_name_and_a_number_are_those_of_one_account()
    {
        var giro = await User.AddAccountAsync("Giro", number: "1234-5678");
        var card = await User.AddAccountAsync("Card", kind: "card");

        (await User.PostAsync("accounts", new { name = "gIRO", kind = "cash", currency = "EUR" })).IsProblem(HttpStatusCode.Conflict);
        (await User.PostAsync("accounts", new { name = "Other", kind = "cash", currency = "EUR", number = "12345678" }))
            .IsProblem(HttpStatusCode.Conflict);
        (await User.PatchAsync($"accounts/{card}", new { name = "GIRO" })).IsProblem(HttpStatusCode.Conflict);
        (await User.PatchAsync($"accounts/{card}", new { number = "1234 5678" })).IsProblem(HttpStatusCode.Conflict);
        (await User.PatchAsync($"accounts/{giro}", new { name = "GIRO", number = "1234 5678" })).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_wrong_with_an_account_is_named()
    {
        Assert.Equal(
            ["/currency", "/kind", "/name", "/number"],
            (await User.PostAsync("accounts", new { name = " ", currency = "EURO", number = "1" })).Pointers);
        Assert.Equal(
            ["/openingBalance"],
            (await User.PostAsync("accounts", new { name = "A", kind = "cash", currency = "JPY", openingBalance = 0.5 })).Pointers);
        var account = await User.AddAccountAsync("Giro");
        Assert.Equal(
            ["/default", "/kind"], (await User.PatchAsync($"accounts/{account}", new { @default = false, kind = (string?)null })).Pointers);
    }

    [Fact]
    public async Task The_first_account_of_a_currency_is_its_default_until_another_becomes_it()
    {
        var first = await User.AddAccountAsync("Giro");
        var second = await User.AddAccountAsync("Second");
        var yen = await User.AddAccountAsync("Yen", currency: "JPY");
        Assert.Equal([first, yen], await DefaultsAsync());

        (await User.PatchAsync($"accounts/{second}", new { @default = true })).Is(HttpStatusCode.OK);

        Assert.Equal([second, yen], await DefaultsAsync());
        Assert.Equal(second, (await User.RecordAsync(-5m)).GetProperty("accountId").GetGuid());
    }

    [Fact]
    public async Task Transactions_without_an_account_go_to_a_default_account_that_is_made_for_them()
    {
        var euros = await User.RecordAsync(-12.5m);
        await User.RecordAsync(-7.5m);
        await User.RecordAsync(-900m, currency: "JPY");

        var items = await ItemsAsync();

        Assert.Equal(["Main EUR", "Main JPY"], items.Select(item => item.GetProperty("name").GetString()));
        Assert.All(items, item => Assert.True(item.GetProperty("default").GetBoolean()));
        Assert.Equal([-20m, -900m], items.Select(item => item.GetProperty("balance").GetDecimal()));
        Assert.Equal(items[0].GetProperty("id").GetGuid(), euros.GetProperty("accountId").GetGuid());
    }

    [Fact]
    public async Task A_default_account_is_made_beside_one_that_has_its_name()
    {
        var own = await User.AddAccountAsync("main eur");
        (await User.PatchAsync($"accounts/{own}", new { archived = true })).Is(HttpStatusCode.OK);

        var recorded = await User.RecordAsync(-1m);

        var account = (await User.GetAsync($"accounts/{recorded.GetProperty("accountId").GetGuid()}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal("Main EUR (2)", account.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Net_worth_is_told_by_currency()
    {
        await User.AddAccountAsync("Giro", opening: 1000m);
        await User.AddAccountAsync("Card", kind: "card", opening: -250.25m);
        await User.AddAccountAsync("Yen", currency: "JPY", opening: 5000m);

        var totals = (await User.GetAsync("accounts")).Is(HttpStatusCode.OK).Body.GetProperty("totals").EnumerateArray().ToList();

        Assert.Equal(["EUR", "JPY"], totals.Select(total => total.GetProperty("currency").GetString()));
        Assert.Equal((1000m, -250.25m, 749.75m), Figures(totals[0]));
        Assert.Equal((5000m, 0m, 5000m), Figures(totals[1]));

        static (decimal, decimal, decimal) Figures(JsonElement total) => (
            total.GetProperty("assets").GetDecimal(), total.GetProperty("debts").GetDecimal(), total.GetProperty("net").GetDecimal());
    }

    [Fact]
    public async Task An_account_with_a_balance_is_archived_on_purpose_and_then_accepts_no_rows()
    {
        var account = await User.AddAccountAsync("Old", opening: 3m);

        (await User.PatchAsync($"accounts/{account}", new { archived = true })).IsProblem(HttpStatusCode.Conflict);
        (await User.PatchAsync($"accounts/{account}", new { archived = true, keepBalance = true })).Is(HttpStatusCode.OK);

        Assert.Equal(["/accountId"], (await PostAsync(account, "EUR")).Pointers);
        Assert.NotEqual(account, (await User.RecordAsync(-1m)).GetProperty("accountId").GetGuid());
    }

    private Task<Answer> PostAsync(Guid account, string currency) =>
        User.PostAsync("transactions", new { bookedOn = "2026-03-14", amount = -1, currency, description = "Shop", accountId = account });

    private async Task<List<JsonElement>> ItemsAsync() =>
        [.. (await User.GetAsync("accounts")).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray()];

    private async Task<List<Guid>> DefaultsAsync() =>
        [.. (await ItemsAsync()).Where(item => item.GetProperty("default").GetBoolean()).Select(item => item.GetProperty("id").GetGuid())];
}
