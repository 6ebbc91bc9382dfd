using System.Net;
using System.Net.Http.Json;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Tests.Sharing;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Users;

/// <summary>A stranger cannot have any number of mails sent to an address.</summary>
public sealed class UnaskedMailTests
{
    private const string Confirmation = "Confirm your e-mail address";
    private const string Reset = "Set a new password";
    private const string NewKey = "An API key was created";

    [SkippableFact]
    public async Task An_address_that_was_never_confirmed_gets_few_mails_from_all_its_accounts()
    {
        await using var host = await StartAsync();
        using var first = await TestUser.RegisterAsync(host);
        for (var i = 0; i < 4; i++)
            await AddKeyAsync(first);
        (await first.PostAsync("me/email-confirmation", new { })).IsProblem(HttpStatusCode.TooManyRequests);
        await HasMailsAsync(host, first, Confirmation, NewKey, NewKey);

        (await first.DeleteAsync("me")).Is(HttpStatusCode.NoContent);
        using var second = await RegisterAsync(host, first.Email);
        await AddKeyAsync(second);

        await HasMailsAsync(host, second);
    }

    [SkippableFact]
    public async Task A_confirmed_address_is_told_of_everything()
    {
        await using var host = await StartAsync();
        using var user = await Household.RegisterConfirmedAsync(host);

        for (var i = 0; i < 4; i++)
            await AddKeyAsync(user);

        await HasMailsAsync(host, user, Confirmation, NewKey, NewKey, NewKey, NewKey);
    }

    [SkippableFact]
    public async Task An_address_gets_few_invitations_from_all_who_invite()
    {
        await using var host = await StartAsync();
        using var one = await Household.RegisterConfirmedAsync(host);
        using var two = await Household.RegisterConfirmedAsync(host);
        var stranger = $"{Guid.NewGuid():N}@example.com";

        await one.InviteAsync(host, one.LedgerId, stranger, LedgerRole.Viewer);
        await two.InviteAsync(host, two.LedgerId, stranger, LedgerRole.Viewer);
        var last = await one.InviteAsync(host, one.LedgerId, stranger.ToUpperInvariant(), LedgerRole.Viewer);
        (await one.PostAsync($"ledgers/{one.LedgerId}/invitations", new { email = stranger, role = "viewer" }))
            .IsProblem(HttpStatusCode.TooManyRequests);
        await one.InviteAsync(host, one.LedgerId, $"{Guid.NewGuid():N}@example.com", LedgerRole.Viewer);

        using var invited = await RegisterAsync(host, stranger);
        // What was refused has not replaced it.
        (await invited.PostAsync("invitations/accept", new { token = last })).Is(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task One_user_sends_few_invitations_to_an_address_and_few_in_all()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync(
            new() { ["Limits:InvitationsPerRecipientPerDay"] = "2", ["Limits:InvitationsPerInviterPerDay"] = "3" });
        using var one = await Household.RegisterConfirmedAsync(host);
        using var two = await Household.RegisterConfirmedAsync(host);
        var stranger = $"{Guid.NewGuid():N}@example.com";

        await one.InviteAsync(host, one.LedgerId, stranger, LedgerRole.Viewer);
        await one.InviteAsync(host, one.LedgerId, stranger, LedgerRole.Viewer);
        await IsTooManyAsync(stranger.ToUpperInvariant());

        // One that was refused is not counted among those to all addresses.
        await one.InviteAsync(host, one.LedgerId, $"{Guid.NewGuid():N}@example.com", LedgerRole.Viewer);
        await IsTooManyAsync($"{Guid.NewGuid():N}@example.com");
        await two.InviteAsync(host, two.LedgerId, stranger, LedgerRole.Viewer);

        async Task IsTooManyAsync(string email) =>
            (await one.PostAsync($"ledgers/{one.LedgerId}/invitations", new { email, role = "viewer" }))
                .IsProblem(HttpStatusCode.TooManyRequests);
    }

    private static Task<FinanceTrackHost> StartAsync()
    {
        FinanceTrackHost.InProcessOnly();
        return FinanceTrackHost.StartAsync(new() { ["Limits:UnaskedMailsPerDay"] = "3" });
    }

    private static async Task AddKeyAsync(TestUser user) =>
        (await user.PostAsync("me/api-keys", new { name = "Key", scopes = new[] { "read" }, password = user.Password }))
            .Is(HttpStatusCode.Created);

    private static async Task<TestUser> RegisterAsync(FinanceTrackHost host, string email)
    {
        using var registered = await host.Http.PostAsJsonAsync("/api/v1/users", new { email, password = TestUser.DefaultPassword });
        Assert.Equal(HttpStatusCode.Created, registered.StatusCode);
        return await TestUser.SignedInAsync(host, email);
    }

    /// <summary>
    /// These, and the one of a password reset: that is asked for last, and is never held back, so that the owner of an address gets in.
    /// </summary>
    private static async Task HasMailsAsync(FinanceTrackHost host, TestUser user, params string[] subjects)
    {
        using var asked = await host.Http.PostAsJsonAsync("/api/v1/password-resets", new { email = user.Email });
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var mailbox = new Mailbox(host, user.Id);
        await mailbox.TokenAsync(Reset);
        await Eventually.TrueAsync(
            "as many mails", async () => (await mailbox.ListAsync()).Count >= subjects.Length + 1);
        Assert.Equal(subjects.Append(Reset).Order(), (await mailbox.ListAsync()).Select(mail => mail.Subject).Order());
    }
}
