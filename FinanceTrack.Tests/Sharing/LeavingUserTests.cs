using System.IO.Compression;
using System.Net;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Sharing;

public sealed class LeavingUserTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private FinanceTrackHost Host => fixture.Host;

    [Fact]
    public async Task An_erased_users_shared_ledger_stays_with_its_other_owner()
    {
        using var leaving = await Household.RegisterConfirmedAsync(Host);
        using var staying = await leaving.AddMemberAsync(Host, leaving.LedgerId, LedgerRole.Owner);
        await leaving.RecordAsync(-12.5m);

        (await leaving.DeleteAsync("me")).Is(HttpStatusCode.NoContent);

        Assert.Single(await staying.ListAllAsync("transactions"));
        var members = (await staying.GetAsync($"ledgers/{staying.LedgerId}/members")).Is(HttpStatusCode.OK).Body.GetProperty("items");
        Assert.Equal(staying.Id, Assert.Single(members.EnumerateArray()).GetProperty("userId").GetGuid());
        (await staying.DeleteAsync($"ledgers/{staying.LedgerId}")).Is(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_ledger_that_others_would_be_left_with_stands_in_the_way()
    {
        using var leaving = await Household.RegisterConfirmedAsync(Host);
        using var viewer = await leaving.AddMemberAsync(Host, leaving.LedgerId, LedgerRole.Viewer);

        var refused = (await leaving.DeleteAsync("me")).IsProblem(HttpStatusCode.Conflict);
        Assert.Contains(leaving.LedgerId.ToString(), refused.Text, StringComparison.Ordinal);
        (await leaving.GetAsync("me")).Is(HttpStatusCode.OK);

        (await leaving.DeleteAsync($"ledgers/{leaving.LedgerId}/members/{viewer.Id}")).Is(HttpStatusCode.NoContent);
        (await leaving.DeleteAsync("me")).Is(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_member_who_is_erased_leaves_the_ledgers_of_others_as_they_are()
    {
        using var owner = await Household.RegisterConfirmedAsync(Host);
        using var member = await owner.AddMemberAsync(Host, owner.LedgerId, LedgerRole.Editor);
        await member.RecordAsync(-1m, description: "By a member");

        (await member.DeleteAsync("me")).Is(HttpStatusCode.NoContent);

        Assert.Equal("By a member", Assert.Single(await owner.ListAllAsync("transactions")).GetProperty("description").GetString());
    }

    [Fact]
    public async Task The_export_holds_the_ledgers_that_one_owns_and_no_other()
    {
        using var owner = await Household.RegisterConfirmedAsync(Host);
        var second = await owner.AddLedgerAsync();
        using var viewer = await owner.AddMemberAsync(Host, second, LedgerRole.Viewer);

        var (mine, theirs) = (await NamesAsync(owner), await NamesAsync(viewer));

        Assert.Contains("transactions.json", mine);
        Assert.Contains($"ledgers/{second}/transactions.json", mine);
        Assert.Contains("transactions.json", theirs);
        Assert.DoesNotContain(theirs, name => name.StartsWith("ledgers/", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(TestUser user)
    {
        using var zip = new ZipArchive(new MemoryStream(await user.Http.GetByteArrayAsync("/api/v1/me/export")));
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }
}
