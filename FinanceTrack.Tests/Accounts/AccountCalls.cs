using System.Net;
using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Accounts;

/// <summary>What tests of accounts call again and again.</summary>
internal static class AccountCalls
{
    public static async Task<Guid> AddAccountAsync(
        this TestUser user, string name, string kind = "current", string currency = "EUR", string? number = null, decimal opening = 0) =>
        (await user.PostAsync("accounts", new { name, kind, currency, number, openingBalance = opening })).Is(HttpStatusCode.Created).Id;

    public static async Task<JsonElement> RecordInAsync(
        this TestUser user, Guid account, decimal amount, string bookedOn = "2026-03-14", string description = "Corner shop",
        Guid? categoryId = null) =>
        (await user.PostAsync("transactions", new { bookedOn, amount, currency = "EUR", description, accountId = account, categoryId }))
            .Is(HttpStatusCode.Created).Body;

    public static async Task<Guid> IdInAsync(
        this TestUser user, Guid account, decimal amount, string bookedOn = "2026-03-14", string description = "Corner shop",
        Guid? categoryId = null) =>
        (await user.RecordInAsync(account, amount, bookedOn, description, categoryId)).GetProperty("id").GetGuid();

    public static async Task<decimal> BalanceAsync(this TestUser user, Guid account) =>
        (await user.GetAsync($"accounts/{account}")).Is(HttpStatusCode.OK).Body.GetProperty("balance").GetDecimal();

    /// <summary>The figures of one currency in a month.</summary>
    public static async Task<JsonElement> FiguresAsync(this TestUser user, string month, string query = "") =>
        (await user.GetAsync($"summaries/{month}{query}")).Is(HttpStatusCode.OK).Body.GetProperty("currencies").EnumerateArray()
            .Single(currency => currency.GetProperty("currency").GetString() == "EUR");

    /// <summary>A figure of a summary.</summary>
    public static decimal Of(this JsonElement figures, string name) => figures.GetProperty(name).GetDecimal();
}
