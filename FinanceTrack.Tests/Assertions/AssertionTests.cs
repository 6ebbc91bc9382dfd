using System.Net;
using System.Text.Json;
using FinanceTrack.Tests.Accounts;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Assertions;

public sealed class AssertionTests(HostFixture fixture) : SignedInTests(fixture)
{
    private Guid _giro;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _giro = await User.AddAccountAsync("Giro", opening: 100m);
    }

    [Fact]
    public async Task Statements_that_agree_say_so()
    {
        await User.IdInAsync(_giro, -30m, "2026-01-10");
        await User.IdInAsync(_giro, -5m, "2026-02-10");

        var said = (await AssertAsync("2026-01-31", 70m)).Is(HttpStatusCode.OK);
        Assert.Equal(("\"1\"", true), (said.ETag, said.Body.GetProperty("agrees").GetBoolean()));
        (await AssertAsync("2026-02-28", 65m)).Is(HttpStatusCode.OK);

        var list = await ListAsync();
        Assert.Equal([0m, 0m], list.GetProperty("items").EnumerateArray().Select(item => item.Of("difference")));
        Assert.Equal(JsonValueKind.Null, list.GetProperty("firstWrong").ValueKind);
    }

    [Fact]
    public async Task The_first_wrong_days_are_named_with_what_may_explain_them()
    {
        foreach (var month in new[] { "01", "02", "03" })
        {
            for (var day = 1; day < 9; day++)
                await User.IdInAsync(_giro, -1.13m * day, $"2026-{month}-0{day}", $"Shop {day}");
        }

        var twice = await User.IdInAsync(_giro, -17.31m, "2026-02-11", "Restaurant Zum Anker");
        var again = await User.IdInAsync(_giro, -17.31m, "2026-02-11", "Restaurant Zum Anker");
        var month1 = 100m - (1.13m * 36);
        (await AssertAsync("2026-01-31", month1)).Is(HttpStatusCode.OK);
        (await AssertAsync("2026-02-28", month1 - (1.13m * 36) - 17.31m)).Is(HttpStatusCode.OK);
        (await AssertAsync("2026-03-31", month1 - (1.13m * 72) - 17.31m)).Is(HttpStatusCode.OK);

        var list = await ListAsync();

        Assert.Equal(
            [true, false, true], list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("agrees").GetBoolean()));
        var wrong = list.GetProperty("firstWrong");
        Assert.Equal(("2026-01-31", "2026-02-28", 17.31m), (
            wrong.GetProperty("after").GetString(), wrong.GetProperty("through").GetString(), wrong.Of("difference")));
        var correction = wrong.GetProperty("proposals")[0].GetProperty("corrections")[0];
        Assert.Equal("doubled", correction.GetProperty("kind").GetString());
        Assert.Contains(correction.GetProperty("transactionId").GetGuid(), new[] { twice, again });

        (await User.DeleteAsync($"transactions/{again}")).Is(HttpStatusCode.OK);
        Assert.Equal(JsonValueKind.Null, (await ListAsync()).GetProperty("firstWrong").ValueKind);
    }

    [Fact]
    public async Task An_adjustment_mends_a_balance_and_is_neither_income_nor_expense()
    {
        await User.IdInAsync(_giro, -30m, "2026-03-10");
        (await AssertAsync("2026-03-31", 75m)).Is(HttpStatusCode.OK);
        Assert.Equal(5m, (await ListAsync()).GetProperty("firstWrong").Of("difference"));

        var made = (await User.PostAsync(
            $"accounts/{_giro}/adjustments", new { bookedOn = "2026-03-31", amount = 5, note = "Cash found" }, "adjust-1"))
                .Is(HttpStatusCode.Created);

        Assert.Equal(("adjustment", JsonValueKind.Null), (
            made.Body.GetProperty("role").GetString(), made.Body.GetProperty("categoryId").ValueKind));
        Assert.Equal(75m, await User.BalanceAsync(_giro));
        Assert.Equal(JsonValueKind.Null, (await ListAsync()).GetProperty("firstWrong").ValueKind);
        var figures = await User.FiguresAsync("2026-03");
        Assert.Equal((0m, -30m, -30m, 5m), (figures.Of("income"), figures.Of("expense"), figures.Of("net"), figures.Of("adjustments")));
    }

    [Fact]
    public async Task A_statement_can_be_changed_and_taken_back()
    {
        (await AssertAsync("2026-03-31", 75m)).Is(HttpStatusCode.OK);
        (await User.SendAsync(HttpMethod.Put, $"accounts/{_giro}/assertions/2026-03-31", new { balance = 80 }, "\"9\""))
            .IsProblem(HttpStatusCode.PreconditionFailed);

        Assert.Equal("\"2\"", (await AssertAsync("2026-03-31", 80m)).Is(HttpStatusCode.OK).ETag);
        (await User.DeleteAsync($"accounts/{_giro}/assertions/2026-03-31")).Is(HttpStatusCode.NoContent);

        (await User.DeleteAsync($"accounts/{_giro}/assertions/2026-03-31")).IsProblem(HttpStatusCode.NotFound);
        Assert.Empty((await ListAsync()).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task What_is_wrong_with_a_statement_is_named()
    {
        Assert.Equal(["/balance"], (await AssertAsync("2026-03-31", null)).Pointers);
        Assert.Equal(["/balance"], (await AssertAsync("2026-03-31", 0.001m)).Pointers);
        (await AssertAsync("2026-02-30", 1m)).IsProblem(HttpStatusCode.NotFound);
        (await AssertAsync("2199-01-01", 1m)).IsProblem(HttpStatusCode.NotFound);
    }

    private Task<Answer> AssertAsync(string day, decimal? balance) =>
        User.SendAsync(HttpMethod.Put, $"accounts/{_giro}/assertions/{day}", new { balance });

    private async Task<JsonElement> ListAsync() => (await User.GetAsync($"accounts/{_giro}/assertions")).Is(HttpStatusCode.OK).Body;
}
