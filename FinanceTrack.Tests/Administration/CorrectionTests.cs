using System.Net;
using FinanceTrack.Domain.Summaries;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Administration;

/// <summary>What administrators read and correct in ledgers of others.</summary>
public sealed class CorrectionTests(HostFixture fixture) : SignedInTests(fixture)
{
    private const string Reason = "The bank sent the wrong line.";

    private string Ledger => $"admin/ledgers/{User.LedgerId}";

    [SkippableFact]
    public async Task A_corrected_transaction_moves_sums_and_balances_as_its_owners_edit_does()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(Host);
        var made = await User.RecordAsync(-5m);
        await User.RecordAsync(-10m);
        var path = $"{Ledger}/transactions/{made.GetProperty("id")}";
        var found = (await admin.GetAsync(path)).Is(HttpStatusCode.OK);

        var corrected = (await admin.PatchAsync(path, new { changes = new { amount = -7.5m }, reason = Reason }, found.ETag))
            .Is(HttpStatusCode.OK);

        Assert.Equal(-7.5m, corrected.Body.GetProperty("amount").GetDecimal());
        Assert.Equal(-17.5m, await BalanceAsync());
        Assert.Equal(17.5m, await ExpenseAsync());
        await AssertNothingToRepairAsync();
        (await admin.PatchAsync(path, new { changes = new { amount = -8m }, reason = Reason }, found.ETag))
            .IsProblem(HttpStatusCode.PreconditionFailed);
        (await admin.SendAsync(HttpMethod.Delete, path, new { reason = Reason })).Is(HttpStatusCode.OK);
        Assert.Equal(-10m, await BalanceAsync());
        await AssertNothingToRepairAsync();
    }

    [SkippableFact]
    public async Task Nothing_changes_without_a_reason_and_what_is_wrong_is_named_at_its_place()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(Host);
        var made = await User.RecordAsync(-5m);
        var path = $"{Ledger}/transactions/{made.GetProperty("id")}";
        var before = await UserState.ReadAsync(User);

        Assert.Equal(["/reason"], (await admin.PatchAsync(path, new { changes = new { amount = -7 } })).Pointers);
        Assert.Equal(["/changes"], (await admin.PatchAsync(path, new { reason = Reason })).Pointers);
        Assert.Equal(
            ["/changes/amount"], (await admin.PatchAsync(path, new { changes = new { amount = 0.001 }, reason = Reason })).Pointers);
        Assert.Equal(["/reason"], (await admin.SendAsync(HttpMethod.Delete, path)).Pointers);
        var category = (await User.ListAllAsync("categories"))[0].GetProperty("id");
        Assert.Equal(
            ["/changes/name"],
            (await admin.PatchAsync($"{Ledger}/categories/{category}", new { changes = new { name = "" }, reason = Reason })).Pointers);

        Assert.Equal(before, await UserState.ReadAsync(User));
    }

    [SkippableFact]
    public async Task A_thing_of_another_ledger_is_not_found_under_this_one()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(Host);
        using var other = await TestUser.RegisterAsync(Host);
        var made = (await User.RecordAsync(-5m)).GetProperty("id");

        var elsewhere = $"admin/ledgers/{other.LedgerId}/transactions/{made}";
        (await admin.GetAsync(elsewhere)).IsProblem(HttpStatusCode.NotFound);
        (await admin.PatchAsync(elsewhere, new { changes = new { amount = -7 }, reason = Reason })).IsProblem(HttpStatusCode.NotFound);
        (await admin.GetAsync($"admin/ledgers/{Guid.NewGuid()}/transactions")).IsProblem(HttpStatusCode.NotFound);
        (await admin.PatchAsync(
            $"admin/ledgers/{Guid.NewGuid()}/transactions/{made}", new { changes = new { amount = -7 }, reason = Reason }))
            .IsProblem(HttpStatusCode.NotFound);
    }

    [SkippableFact]
    public async Task A_ledgers_data_reads_as_it_does_to_its_owner()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(Host);
        await User.RecordAsync(-5m);
        await User.RecordAsync(-10m, description: "Another shop");

        foreach (var part in (string[])["accounts", "categories", "transactions?text=another", "anomalies"])
            Assert.Equal((await User.GetAsync(part)).Text, (await admin.GetAsync($"{Ledger}/{part}")).Is(HttpStatusCode.OK).Text);
        var found = (await admin.GetAsync(Ledger)).Is(HttpStatusCode.OK).Body;
        Assert.Equal(User.Id, Assert.Single(found.GetProperty("members").EnumerateArray()).GetProperty("userId").GetGuid());
        var listed = Assert.Single(await admin.ListAllAsync($"admin/ledgers?userId={User.Id}"));
        Assert.Equal(found.GetRawText(), listed.GetRawText());
        Assert.Contains(await admin.ListAllAsync("admin/ledgers", limit: 2), one => one.GetProperty("id").GetGuid() == User.LedgerId);
    }

    private async Task<decimal> BalanceAsync() =>
        (await User.GetAsync("accounts")).Body.GetProperty("items").EnumerateArray()
            .Sum(account => account.GetProperty("balance").GetDecimal());

    private async Task<decimal> ExpenseAsync() => Math.Abs(
        (await User.GetAsync("summaries/2026-03")).Is(HttpStatusCode.OK).Body
            .GetProperty("currencies")[0].GetProperty("expense").GetDecimal());

    private async Task AssertNothingToRepairAsync() => Assert.Equal(
        0, (await Host.Services.GetRequiredService<RecomputeSummaries>().CheckAsync(User.LedgerId, CancellationToken.None)).Repaired);
}
