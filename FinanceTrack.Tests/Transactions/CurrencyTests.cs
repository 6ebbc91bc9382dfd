using System.Net;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Transactions;

public sealed class CurrencyTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private static readonly string[] Leavers = ["DEM", "HRK", "QQQ"];

    [Theory]
    [InlineData("DEM", 2, "2002-03-31")]
    [InlineData("ITL", 0, "2002-03-31")]
    [InlineData("TRL", 0, "2005-12-31")]
    [InlineData("YDD", 3, "1991-09-30")]
    [InlineData("HRK", 2, "2023-01-31")]
    [InlineData("BGN", 2, "2026-01-31")]
    [InlineData("DDM", 2, "1990-09-30")]
    public void A_historic_currency_has_its_exponent_and_its_last_day(string code, int digits, string validUntil)
    {
        Assert.False(Currency.TryParse(code, out _));
        Assert.True(Currency.TryParseAny(code, out var currency));
        Assert.Equal(digits, currency.Digits);
        Assert.Equal(validUntil, $"{currency.ValidUntil:yyyy-MM-dd}");
    }

    [Fact]
    public void No_code_is_both_active_and_historic() =>
        Assert.Equal(Currency.AllEver.Count, Currency.AllEver.Select(currency => currency.Code).Distinct().Count());

    [Theory]
    [InlineData("DEM", "2001-12-31", true)]
    [InlineData("DEM", "2002-03-31", true)]
    [InlineData("DEM", "2002-04-01", false)]
    [InlineData("HRK", "2022-06-01", true)]
    [InlineData("HRK", "2026-06-01", false)]
    [InlineData("XAU", "2026-06-01", false)]
    public async Task A_historic_currency_is_recorded_for_dates_on_which_it_was_valid(string currency, string bookedOn, bool isValid)
    {
        using var user = await TestUser.RegisterAsync(fixture.Host);

        var answer = await user.PostAsync("transactions", new { bookedOn, amount = -12.5m, currency, description = "Old money" });

        if (isValid)
            Assert.Equal("-12.50", answer.Is(HttpStatusCode.Created).Body.GetProperty("amount").GetRawText());
        else
            Assert.Equal(["/currency"], answer.Pointers);
    }

    [SkippableFact]
    public async Task What_is_stored_in_a_currency_that_has_left_is_read_changed_and_exported()
    {
        FinanceTrackHost.InProcessOnly();
        foreach (var code in Leavers)
        {
            using var user = await TestUser.RegisterAsync(fixture.Host);
            var category = await user.AddCategoryAsync("Old money");
            var id = (await user.RecordAsync(-12.5m, "2026-03-01")).GetProperty("id");
            var made = await user.PostAsync("categorization-rules", new { categoryId = category, currency = "EUR", maximumAmount = -1m });
            made.Is(HttpStatusCode.Created);
            await WithdrawAsync(user.LedgerId, code);
            var rule = Assert.Single(await user.ListAllAsync("categorization-rules"));

            Assert.Equal(code, Assert.Single(await user.ListAllAsync("transactions")).GetProperty("currency").GetString());
            Assert.Contains(code, (await user.GetAsync("summaries/2026-03")).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
            (await user.PatchAsync($"transactions/{id}", new { note = "Kept", amount = -13.5m })).Is(HttpStatusCode.OK);
            (await user.PatchAsync($"transactions/{id}", new { bookedOn = "2026-03-02" })).Is(HttpStatusCode.OK);
            (await user.PatchAsync($"categorization-rules/{rule.GetProperty("id")}", new { maximumAmount = -2m })).Is(HttpStatusCode.OK);
            Assert.Equal(HttpStatusCode.OK, (await user.Http.GetAsync("/api/v1/me/export")).StatusCode);
            (await user.DeleteAsync($"transactions/{id}")).Is(HttpStatusCode.OK);
        }
    }

    // As if the code had been active when the rows were written.
    private async Task WithdrawAsync(Guid ledgerId, string code)
    {
        var database = fixture.Host.Services.GetRequiredService<Database>();
        foreach (var table in new[] { "Accounts", "Transactions", "MonthlySums", "CategorizationRules" })
        {
            var statement = Statement.Of($"UPDATE {table} SET Currency = @Code WHERE LedgerId = @LedgerId AND Currency = 'EUR'");
            var values = new { LedgerId = ledgerId, Code = code };
            await database.WriteAsync(session => session.ExecuteAsync(statement, values), CancellationToken.None);
        }

        var stamps = Statement.Of("UPDATE Ledgers SET Setups = Setups + 1 WHERE LedgerId = @LedgerId");
        await database.WriteAsync(session => session.ExecuteAsync(stamps, new { LedgerId = ledgerId }), CancellationToken.None);
    }
}
