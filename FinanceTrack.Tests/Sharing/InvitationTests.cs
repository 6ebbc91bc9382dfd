using System.Net;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Tests.Support;
using FinanceTrack.Tests.Users;

namespace FinanceTrack.Tests.Sharing;

public sealed class InvitationTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private FinanceTrackHost Host => fixture.Host;

    [Fact]
    public async Task An_invitation_is_good_once_and_for_its_address_alone()
    {
        using var owner = await Household.RegisterConfirmedAsync(Host);
        using var invited = await TestUser.RegisterAsync(Host);
        using var thief = await TestUser.RegisterAsync(Host);
        var token = await owner.InviteAsync(Host, owner.LedgerId, invited.Email, LedgerRole.Editor);

        (await thief.PostAsync("invitations/accept", new { token })).IsProblem(HttpStatusCode.NotFound);
        (await invited.PostAsync("invitations/accept", new { token })).Is(HttpStatusCode.OK);
        (await invited.PostAsync("invitations/accept", new { token })).IsProblem(HttpStatusCode.NotFound);

        Assert.Equal(["owner", "editor"], await RolesAsync(owner));
    }

    [Fact]
    public async Task A_withdrawn_invitation_and_one_that_was_replaced_are_void()
    {
        using var owner = await Household.RegisterConfirmedAsync(Host);
        using var invited = await TestUser.RegisterAsync(Host);
        var first = await owner.InviteAsync(Host, owner.LedgerId, invited.Email, LedgerRole.Owner);
        var path = $"ledgers/{owner.LedgerId}/invitations";
        var listed = (await owner.GetAsync(path)).Is(HttpStatusCode.OK).Body.GetProperty("items")[0];
        Assert.Equal((invited.Email, "owner"), (listed.GetProperty("email").GetString(), listed.GetProperty("role").GetString()));
        Assert.False(listed.TryGetProperty("token", out _));

        (await owner.PostAsync(path, new { email = invited.Email, role = "viewer" })).Is(HttpStatusCode.Created);
        (await invited.PostAsync("invitations/accept", new { token = first })).IsProblem(HttpStatusCode.NotFound);
        var second = (await owner.GetAsync(path)).Is(HttpStatusCode.OK).Body.GetProperty("items")[0].GetProperty("id").GetGuid();
        (await owner.DeleteAsync($"{path}/{second}")).Is(HttpStatusCode.NoContent);
        (await owner.DeleteAsync($"{path}/{second}")).IsProblem(HttpStatusCode.NotFound);

        Assert.Equal(0, (await owner.GetAsync(path)).Body.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Only_a_confirmed_address_invites_and_a_member_is_not_invited_again()
    {
        using var owner = await TestUser.RegisterAsync(Host);
        var path = $"ledgers/{owner.LedgerId}/invitations";

        (await owner.PostAsync(path, new { email = "someone@example.com", role = "viewer" })).IsProblem(HttpStatusCode.Conflict);
        await owner.ConfirmAsync(Host);
        (await owner.PostAsync(path, new { email = owner.Email, role = "viewer" })).IsProblem(HttpStatusCode.Conflict);
        Assert.Equal(["/email", "/role"], (await owner.PostAsync(path, new { email = "nonsense" })).Pointers);
    }

    [Fact]
    public async Task An_accepted_invitation_proves_the_address()
    {
        using var owner = await Household.RegisterConfirmedAsync(Host);
        var shared = await owner.AddLedgerAsync();
        using var invited = await owner.AddMemberAsync(Host, shared, LedgerRole.Owner);
        (await owner.DeleteAsync($"ledgers/{shared}/members/{owner.Id}")).Is(HttpStatusCode.NoContent);
        using var viewer = await invited.AddMemberAsync(Host, shared, LedgerRole.Viewer);
        Assert.True((await invited.GetAsync("me")).Body.GetProperty("emailConfirmed").GetBoolean());

        (await invited.PostAsync("password-resets", new { email = invited.Email })).Is(HttpStatusCode.Accepted);
        var token = await new Mailbox(Host, invited.Id).TokenAsync("Set a new password");
        (await invited.PostAsync("password-resets/complete", new { token, newPassword = "another-fine-passphrase" }))
            .Is(HttpStatusCode.NoContent);

        Assert.Equal(2, (await viewer.GetAsync($"ledgers/{shared}/members")).Body.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task What_an_owner_has_invited_ends_with_the_role()
    {
        using var owner = await Household.RegisterConfirmedAsync(Host);
        using var second = await owner.AddMemberAsync(Host, owner.LedgerId, LedgerRole.Owner);
        await second.ConfirmAsync(Host);
        using var invited = await TestUser.RegisterAsync(Host);
        var token = await second.InviteAsync(Host, owner.LedgerId, invited.Email, LedgerRole.Owner);

        (await owner.DeleteAsync($"ledgers/{owner.LedgerId}/members/{second.Id}")).Is(HttpStatusCode.NoContent);

        (await invited.PostAsync("invitations/accept", new { token })).IsProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Owners_are_told_by_mail_who_joined()
    {
        using var owner = await Household.RegisterConfirmedAsync(Host);
        using var joined = await owner.AddMemberAsync(Host, owner.LedgerId, LedgerRole.Viewer);

        await Eventually.TrueAsync("the owner is told", async () => (await new Mailbox(Host, owner.Id).ListAsync()).Any(mail =>
            mail.Subject == "A member joined your ledger" && mail.TextBody!.Contains(joined.Email, StringComparison.Ordinal)));
    }

    private static async Task<IEnumerable<string?>> RolesAsync(TestUser owner) =>
        (await owner.GetAsync($"ledgers/{owner.LedgerId}/members")).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray()
            .Select(member => member.GetProperty("role").GetString());
}
