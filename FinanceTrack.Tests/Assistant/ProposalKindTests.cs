using System.Net;
using System.Text.Json;
using FinanceTrack.Tests.Insights;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Assistant;

/// <summary>Each kind of proposal changes what it says once it is confirmed, and undoing it puts everything back.</summary>
public sealed class ProposalKindTests(HostFixture fixture) : SignedInTests(fixture)
{
    [SkippableFact]
    public async Task A_category_is_changed_and_changed_back()
    {
        FinanceTrackHost.InProcessOnly();
        var transaction = (await User.RecordAsync(-12m)).GetProperty("id").GetGuid();
        var categories = await User.CategoriesAsync();

        await ConfirmAndUndoAsync(
            await Proposed.CategoryAsync(Host, User, transaction, "Dining"),
            async () => (await User.GetAsync($"transactions/{transaction}")).Body.GetProperty("categoryId").GetRawText(),
            $"\"{categories["Dining"]}\"");
    }

    [SkippableFact]
    public async Task A_transaction_is_added_and_taken_back_with_its_sum()
    {
        FinanceTrackHost.InProcessOnly();
        var proposal = await Proposed.CallAsync(
            Host, User, "propose_transaction",
            new { bookedOn = "2026-03-14", amount = -4.2, description = "Market stall", category = "Dining" });

        await ConfirmAndUndoAsync(proposal, () => SpentAsync("2026-03"), "-4.20");
    }

    [SkippableFact]
    public async Task Two_transactions_are_linked_as_a_transfer_and_unlinked()
    {
        FinanceTrackHost.InProcessOnly();
        var savings = (await User.PostAsync("accounts", new { name = "Rainy day", kind = "savings", currency = "EUR" })).Id;
        var main = (await User.PostAsync("accounts", new { name = "Everyday", kind = "current", currency = "EUR" })).Id;
        var from = await RecordAsync(-250m, "Own standing order", main);
        var to = await RecordAsync(250m, "From my other bank", savings);

        await ConfirmAndUndoAsync(
            await Proposed.CallAsync(Host, User, "propose_transfer", new { fromId = from, toId = to }),
            async () => $"{(await User.ListAllAsync("links")).Count} {await SpentAsync("2026-03")}", "1 0.00");
    }

    [SkippableFact]
    public async Task An_anomaly_is_dismissed_and_open_again()
    {
        FinanceTrackHost.InProcessOnly();
        var start = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        await User.RecordAllAsync(Enumerable.Range(0, 60).Select(i => Purchase(start.AddDays(i), -12 - (i % 5), "Noodle bar")));
        var odd = (await User.PostAsync("transactions", Purchase(start.AddDays(60).AddHours(-8), -4_200, "Watches Intl")))
            .Is(HttpStatusCode.Created).Id;

        await ConfirmAndUndoAsync(
            await Proposed.CallAsync(Host, User, "propose_dismiss_anomaly", new { transactionId = odd }),
            async () => $"{await CountAsync("anomalies?answer=open")} {await CountAsync("anomalies?answer=dismissed")}", "0 1");
    }

    [SkippableFact]
    public async Task An_insight_is_dismissed_and_told_again()
    {
        FinanceTrackHost.InProcessOnly();
        await StoredHousehold.RecordAsync(User);
        await StoredHousehold.RefreshAsync(Host, User);
        var told = await User.ListAllAsync("insights");
        var insight = told[0].GetProperty("id").GetGuid();

        await ConfirmAndUndoAsync(
            await Proposed.CallAsync(Host, User, "propose_dismiss_insight", new { insightId = insight }),
            async () => $"{(await User.ListAllAsync("insights")).Count}", $"{told.Count - 1}");
    }

    [SkippableFact]
    public async Task A_proposal_ends_after_half_an_hour()
    {
        FinanceTrackHost.InProcessOnly();
        var clock = new FakeTimeProvider(new DateTimeOffset(2031, 5, 1, 12, 0, 0, TimeSpan.Zero));
        await using var host = await FinanceTrackHost.StartAsync(clock: clock);
        using var user = await TestUser.RegisterAsync(host);
        var transaction = (await user.RecordAsync(-12m)).GetProperty("id").GetGuid();
        var early = await Proposed.CategoryAsync(host, user, transaction, "Dining");
        var late = await Proposed.CategoryAsync(host, user, transaction, "Travel");
        var before = (await user.GetAsync($"transactions/{transaction}")).Text;

        clock.Advance(TimeSpan.FromMinutes(29));
        user.Take(await TestUser.SignInAsync(host, user.Email, user.Password));
        (await ConfirmAsync(user, early, undo: false)).Is(HttpStatusCode.OK);
        (await ConfirmAsync(user, early, undo: true)).Is(HttpStatusCode.OK);
        clock.Advance(TimeSpan.FromMinutes(2));
        user.Take(await TestUser.SignInAsync(host, user.Email, user.Password));

        Assert.Equal("expired", (await user.GetAsync($"assistant/proposals/{late}")).Body.GetProperty("status").GetString());
        var refused = await ConfirmAsync(user, late, undo: false);
        refused.IsProblem(HttpStatusCode.Conflict);
        Assert.Contains("expired", refused.Text, StringComparison.Ordinal);
        Assert.Equal(
            JsonElement.Parse(before).GetProperty("categoryId").GetRawText(),
            (await user.GetAsync($"transactions/{transaction}")).Body.GetProperty("categoryId").GetRawText());
    }

    private async Task ConfirmAndUndoAsync(Guid proposal, Func<Task<string>> readAsync, string after)
    {
        var before = await readAsync();

        Assert.NotEqual(after, before);
        (await ConfirmAsync(User, proposal, undo: false)).Is(HttpStatusCode.OK);
        Assert.Equal(after, await readAsync());
        (await ConfirmAsync(User, proposal, undo: true)).Is(HttpStatusCode.OK);
        Assert.Equal(before, await readAsync());
    }

    private static async Task<Answer> ConfirmAsync(TestUser user, Guid proposal, bool undo)
    {
        if (undo)
            return await user.PostAsync($"assistant/proposals/{proposal}/undo", new { });
        var shown = (await user.GetAsync($"assistant/proposals/{proposal}")).Is(HttpStatusCode.OK).Body;
        return await user.PostAsync(
            $"assistant/proposals/{proposal}/confirm", new { digest = shown.GetProperty("digest").GetString() });
    }

    private async Task<int> CountAsync(string path) => (await User.ListAllAsync(path)).Count;

    private async Task<Guid> RecordAsync(decimal amount, string description, Guid accountId) =>
        (await User.PostAsync("transactions", new { bookedOn = "2026-03-14", amount, currency = "EUR", description, accountId }))
        .Is(HttpStatusCode.Created).Id;

    private async Task<string> SpentAsync(string month)
    {
        var currencies = (await User.GetAsync($"summaries/{month}")).Is(HttpStatusCode.OK).Body.GetProperty("currencies");
        return currencies.GetArrayLength() == 0 ? "nothing" : currencies[0].GetProperty("expense").GetRawText();
    }

    private static object Purchase(DateTimeOffset at, decimal amount, string description) => new
    {
        bookedOn = DateOnly.FromDateTime(at.Date),
        occurredAt = at,
        amount,
        currency = "EUR",
        description,
    };
}
