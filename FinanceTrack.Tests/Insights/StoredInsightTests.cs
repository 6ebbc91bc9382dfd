using System.Net;
using System.Text.Json;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Insights;

public sealed class StoredInsightTests(HostFixture fixture) : SignedInTests(fixture)
{
    [SkippableFact]
    public async Task A_price_rise_is_said_with_its_figures_and_transactions()
    {
        FinanceTrackHost.InProcessOnly();
        await PrepareAsync();

        var rise = await RiseAsync();

        Assert.Equal(12.99m, rise.GetProperty("figures").GetProperty("amount").GetDecimal());
        Assert.Equal(9.99m, rise.GetProperty("figures").GetProperty("before").GetDecimal());
        Assert.Equal(2, rise.GetProperty("transactionIds").GetArrayLength());
        Assert.Contains("12.99", rise.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains(
            await User.ListAllAsync("recurring"), stream => stream.GetProperty("id").GetGuid() == rise.GetProperty("streamId").GetGuid());
    }

    [SkippableFact]
    public async Task Sentences_follow_the_locale()
    {
        FinanceTrackHost.InProcessOnly();
        await PrepareAsync();

        (await User.PatchAsync("me", new { locale = "de-DE" })).Is(HttpStatusCode.OK);

        Assert.Contains("12,99 €", (await RiseAsync()).GetProperty("text").GetString()!.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_dismissed_insight_is_not_said_again()
    {
        FinanceTrackHost.InProcessOnly();
        await PrepareAsync();
        var rise = await RiseAsync();
        var id = rise.GetProperty("id").GetGuid();

        (await User.PatchAsync($"insights/{id}", new { dismissed = true }, ifMatch: "\"1\"")).Is(HttpStatusCode.OK);
        await StoredHousehold.RefreshAsync(Host, User);

        Assert.DoesNotContain(await User.ListAllAsync("insights"), insight => insight.GetProperty("kind").GetString() == "priceRise");
        Assert.Contains(await User.ListAllAsync("insights?dismissed=true"), insight => insight.GetProperty("id").GetGuid() == id);
        (await User.PatchAsync($"insights/{id}", new { dismissed = false }, ifMatch: "\"1\"")).IsProblem(HttpStatusCode.PreconditionFailed);
    }

    [SkippableFact]
    public async Task What_changed_has_at_most_five_and_no_transaction_twice()
    {
        FinanceTrackHost.InProcessOnly();
        await PrepareAsync();

        var top = await User.ListAllAsync("insights?top=true");

        Assert.InRange(top.Count, 1, 5);
        var transactions =
            top.SelectMany(insight => insight.GetProperty("transactionIds").EnumerateArray()).Select(id => id.GetGuid()).ToList();
        Assert.Equal(transactions.Distinct(), transactions);
        Assert.Equal(Enumerable.Range(1, top.Count), top.Select(insight => insight.GetProperty("topPlace").GetInt32()).Order());
    }

    [SkippableFact]
    public async Task A_month_of_many_transactions_shows_the_largest()
    {
        FinanceTrackHost.InProcessOnly();
        await StoredHousehold.RecordAsync(User);
        var categoryId = (await User.ListAllAsync("categories"))[0].GetProperty("id").GetGuid();
        var lastMonth = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1).AddMonths(-1); // A month is full on its last day.
        await User.RecordAllAsync([
            .. Enumerable.Range(0, 48).Select(number => Purchase(lastMonth.AddMonths(-1 - (number / 4)), number)),
            .. Enumerable.Range(1, 60).Select(number => Purchase(lastMonth, number)),
        ]);
        await StoredHousehold.RefreshAsync(Host, User);

        var month = Assert.Single(await User.ListAllAsync("insights?kind=monthUnusual"));

        Guid[] shown = [.. month.GetProperty("transactionIds").EnumerateArray().Select(id => id.GetGuid())];
        Assert.Equal(50, shown.Length);
        Assert.All(
            month.GetProperty("figures").GetProperty("causes").EnumerateArray(),
            cause => Assert.InRange(cause.GetProperty("transactionIds").GetArrayLength(), 0, 50));
        var largest = (await User.ListAllAsync($"transactions?from={lastMonth:yyyy-MM}-01&max=-95&text=wool"))
            .Select(transaction => transaction.GetProperty("id").GetGuid());
        Assert.Subset(shown.ToHashSet(), largest.ToHashSet());

        object Purchase(DateOnly month, int number) => new
        {
            bookedOn = $"{month:yyyy-MM}-{1 + (number % 28):00}",
            amount = -40m - number,
            currency = "EUR",
            description = "Wool and yarn",
            categoryId,
        };
    }

    [SkippableFact]
    public async Task What_a_person_calls_a_transfer_is_not_missed_afterwards()
    {
        FinanceTrackHost.InProcessOnly();
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await User.RecordAllAsync([.. Enumerable.Range(0, 12).Select(back => (object)new
        {
            bookedOn = $"{today.AddDays(-10).AddMonths(-back):yyyy-MM-dd}", amount = -400m, currency = "EUR",
            description = "Transfer to savings plan",
        })]);
        await StoredHousehold.RefreshAsync(Host, User);
        Assert.Single(await User.ListAllAsync("recurring"));

        var transfer = (await User.ListAllAsync("categories")).Single(category => category.GetProperty("name").GetString() == "Transfer");
        var latest = (await User.ListAllAsync("transactions"))[0];
        (await User.PatchAsync(
            $"transactions/{latest.GetProperty("id").GetGuid()}", new { categoryId = transfer.GetProperty("id").GetGuid() }, "\"1\""))
            .Is(HttpStatusCode.OK);
        await StoredHousehold.RefreshAsync(Host, User);

        Assert.Empty(await User.ListAllAsync("recurring"));
    }

    [SkippableFact]
    public async Task A_change_queues_one_run_for_its_ledger()
    {
        FinanceTrackHost.InProcessOnly();
        await User.RecordAsync(-1m);
        await User.RecordAsync(-2m);

        var jobs = (await Host.Services.GetRequiredService<ListJobs>().ExecuteAsync(
            RefreshRequest.JobKind, null, new Domain.Results.PageRequest(200, null), CancellationToken.None)).Value.Items;

        Assert.Single(jobs, job => job.LedgerId == User.LedgerId);
    }

    [SkippableFact]
    public async Task A_run_over_all_ledgers_refreshes_each()
    {
        FinanceTrackHost.InProcessOnly();
        await StoredHousehold.RecordAsync(User);

        var queued = (await Host.Services.GetRequiredService<EnqueueJob>().ExecuteAsync(
            new JobRequest(RefreshRequest.JobKind), CancellationToken.None)).Value;
        await Eventually.TrueAsync("the job has ended", async () => (await Host.Services.GetRequiredService<FindJob>()
            .ExecuteAsync(queued.Id, CancellationToken.None)).Value.Status is not (JobStatus.Queued or JobStatus.Running));

        Assert.NotEmpty(await User.ListAllAsync("recurring"));
        Assert.NotEmpty(await User.ListAllAsync("insights"));
    }

    private async Task PrepareAsync()
    {
        await StoredHousehold.RecordAsync(User);
        await StoredHousehold.RefreshAsync(Host, User);
    }

    private async Task<JsonElement> RiseAsync() => Assert.Single(await User.ListAllAsync("insights?kind=priceRise"));
}
