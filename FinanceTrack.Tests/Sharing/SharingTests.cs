using System.Net;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Sharing;

public sealed class SharingTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private FinanceTrackHost Host => fixture.Host;

    [Fact]
    public async Task Two_members_see_and_change_the_same_ledger()
    {
        using var owner = await Household.RegisterConfirmedAsync(Host);
        using var editor = await owner.AddMemberAsync(Host, owner.LedgerId, LedgerRole.Editor);

        var recorded = await editor.RecordAsync(-12.5m, description: "Shared kiosk");

        Assert.Equal("Shared kiosk", (await owner.GetAsync($"transactions/{recorded.GetProperty("id")}")).Is(HttpStatusCode.OK)
            .Body.GetProperty("description").GetString());
        var members = (await editor.GetAsync($"ledgers/{owner.LedgerId}/members")).Is(HttpStatusCode.OK).Body.GetProperty("items");
        Assert.Equal(
            [(owner.Id, "owner"), (editor.Id, "editor")],
            members.EnumerateArray().Select(member => (member.GetProperty("userId").GetGuid(), member.GetProperty("role").GetString()!)));
    }

    [Fact]
    public async Task A_session_acts_on_one_ledger_and_switches_by_refreshing()
    {
        using var user = await TestUser.RegisterAsync(Host);
        var own = user.LedgerId;
        await user.RecordAsync(-1m);
        var second = await user.AddLedgerAsync();
        Assert.Equal(2, (await user.GetAsync("ledgers")).Is(HttpStatusCode.OK).Body.GetProperty("items").GetArrayLength());

        Assert.Equal("owner", (await user.SwitchAsync(second)).Is(HttpStatusCode.OK).Body.GetProperty("ledgerRole").GetString());
        Assert.Empty(await user.ListAllAsync("transactions"));
        Assert.Equal(17, (await user.CategoriesAsync()).Count);
        await user.SwitchAsync(null);
        Assert.Equal(second, user.LedgerId);
        await user.SwitchAsync(own);
        Assert.Single(await user.ListAllAsync("transactions"));
    }

    [Fact]
    public async Task A_session_does_not_switch_to_a_ledger_of_others_and_stays_good()
    {
        using var user = await TestUser.RegisterAsync(Host);
        using var other = await TestUser.RegisterAsync(Host);

        (await user.SwitchAsync(other.LedgerId)).IsProblem(HttpStatusCode.NotFound);
        (await user.SwitchAsync(Guid.NewGuid())).IsProblem(HttpStatusCode.NotFound);

        (await user.SwitchAsync(null)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_same_idempotency_key_is_not_answered_from_another_ledger()
    {
        using var user = await TestUser.RegisterAsync(Host);
        var coffee = new { bookedOn = "2026-03-14", amount = -3.2, currency = "EUR", description = "Coffee" };
        (await user.PostAsync("transactions", coffee, "k-1")).Is(HttpStatusCode.Created);
        await user.SwitchAsync(await user.AddLedgerAsync());

        (await user.PostAsync("transactions", coffee, "k-1")).IsProblem(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_removed_member_reads_and_writes_nothing_more_and_falls_back_to_the_own_ledger()
    {
        using var owner = await Household.RegisterConfirmedAsync(Host);
        using var member = await owner.AddMemberAsync(Host, owner.LedgerId, LedgerRole.Editor);
        await owner.RecordAsync(-1m);
        Assert.Single(await member.ListAllAsync("transactions"));

        (await owner.DeleteAsync($"ledgers/{owner.LedgerId}/members/{member.Id}")).Is(HttpStatusCode.NoContent);

        (await member.GetAsync("transactions")).IsProblem(HttpStatusCode.Unauthorized);
        (await member.SwitchAsync(owner.LedgerId)).IsProblem(HttpStatusCode.NotFound);
        (await member.SwitchAsync(null)).Is(HttpStatusCode.OK);
        Assert.NotEqual(owner.LedgerId, member.LedgerId);
        Assert.Empty(await member.ListAllAsync("transactions"));
    }

    [Fact]
    public async Task A_change_of_role_holds_from_the_next_request()
    {
        using var owner = await Household.RegisterConfirmedAsync(Host);
        using var member = await owner.AddMemberAsync(Host, owner.LedgerId, LedgerRole.Editor);
        var path = $"ledgers/{owner.LedgerId}/members/{member.Id}";

        (await owner.PatchAsync(path, new { role = "viewer" })).Is(HttpStatusCode.OK);
        (await member.PostAsync("categories", new { name = "No" })).IsProblem(HttpStatusCode.Forbidden);
        (await owner.PatchAsync(path, new { role = "owner" }, "\"1\"")).IsProblem(HttpStatusCode.PreconditionFailed);
        (await owner.PatchAsync(path, new { role = "editor" }, "\"2\"")).Is(HttpStatusCode.OK);
        (await member.PostAsync("categories", new { name = "Yes" })).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_last_owner_cannot_leave_until_the_ledger_is_handed_over()
    {
        using var owner = await Household.RegisterConfirmedAsync(Host);
        var ledger = await owner.AddLedgerAsync();
        using var member = await owner.AddMemberAsync(Host, ledger, LedgerRole.Viewer);
        var (mine, theirs) = ($"ledgers/{ledger}/members/{owner.Id}", $"ledgers/{ledger}/members/{member.Id}");

        (await owner.DeleteAsync(mine)).IsProblem(HttpStatusCode.Conflict);
        (await owner.PatchAsync(mine, new { role = "viewer" })).IsProblem(HttpStatusCode.Conflict);
        (await owner.DeleteAsync($"ledgers/{ledger}")).IsProblem(HttpStatusCode.Conflict);
        (await owner.PatchAsync(theirs, new { role = "owner" })).Is(HttpStatusCode.OK);
        (await owner.DeleteAsync(mine)).Is(HttpStatusCode.NoContent);

        (await owner.GetAsync($"ledgers/{ledger}")).IsProblem(HttpStatusCode.NotFound);
        (await member.DeleteAsync(theirs)).IsProblem(HttpStatusCode.Conflict);
        (await member.DeleteAsync($"ledgers/{ledger}")).Is(HttpStatusCode.NoContent);
        (await member.GetAsync($"ledgers/{ledger}")).IsProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_member_of_any_role_can_leave()
    {
        using var owner = await Household.RegisterConfirmedAsync(Host);
        using var viewer = await owner.AddMemberAsync(Host, owner.LedgerId, LedgerRole.Viewer);

        (await viewer.DeleteAsync($"ledgers/{owner.LedgerId}/members/{viewer.Id}")).Is(HttpStatusCode.NoContent);

        (await viewer.GetAsync("transactions")).IsProblem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_users_own_ledger_is_neither_left_nor_deleted()
    {
        using var owner = await Household.RegisterConfirmedAsync(Host);
        using var other = await owner.AddMemberAsync(Host, owner.LedgerId, LedgerRole.Owner);
        var mine = $"ledgers/{owner.LedgerId}/members/{owner.Id}";

        (await owner.DeleteAsync(mine)).IsProblem(HttpStatusCode.Conflict);
        (await other.PatchAsync(mine, new { role = "viewer" })).IsProblem(HttpStatusCode.Conflict);
        (await other.DeleteAsync($"ledgers/{owner.LedgerId}")).IsProblem(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_profile_shows_and_changes_the_settings_of_the_own_ledger()
    {
        using var user = await TestUser.RegisterAsync(Host, homeCurrency: "SEK");
        var before = (await user.GetAsync("me")).Is(HttpStatusCode.OK);

        (await user.PatchAsync($"ledgers/{user.LedgerId}", new { name = "Home", homeCurrency = "NOK" }, "\"1\"")).Is(HttpStatusCode.OK);
        var after = (await user.GetAsync("me")).Is(HttpStatusCode.OK);
        Assert.Equal("NOK", after.Body.GetProperty("homeCurrency").GetString());
        Assert.NotEqual(before.ETag, after.ETag);

        (await user.PatchAsync("me", new { timeZone = "Europe/Oslo" })).Is(HttpStatusCode.OK);
        var ledger = (await user.GetAsync($"ledgers/{user.LedgerId}")).Is(HttpStatusCode.OK);
        Assert.Equal(("Home", "Europe/Oslo", "\"3\""), (
            ledger.Body.GetProperty("name").GetString(), ledger.Body.GetProperty("timeZone").GetString(), ledger.ETag));
    }
}
