using System.Net;
using FinanceTrack.Tests.Sharing;
using FinanceTrack.Tests.Support;
using FinanceTrack.Tests.Users;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinanceTrack.Tests.WebConsole;

/// <summary>How people share a ledger in a browser, and what they read of what was done.</summary>
public sealed class ConsoleSharingTests(ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    [SkippableFact]
    public async Task A_person_is_invited_joins_gets_other_rights_and_leaves()
    {
        await using var ownersConsole = await fixture.OpenAsync(View.Desktop);
        await using var guestsConsole = await fixture.OpenAsync(View.Phone);
        using var owner = await TestUser.RegisterAsync(fixture.Host);
        using var guest = await TestUser.RegisterAsync(fixture.Host);
        await owner.PatchAsync($"ledgers/{owner.LedgerId}", new { name = "The household" });
        await owner.ConfirmAsync(fixture.Host);
        await owner.RecordAsync(-12.5m, description: "In the household");
        var page = ownersConsole.Page;

        await ownersConsole.SignInAsync(owner.Email, owner.Password);
        await page.GotoAsync("/console/sharing");
        await page.GetByLabel("Email address").FillAsync(guest.Email);
        await ownersConsole.Button("Send the invitation").ClickAsync();
        await Expect(page.GetByText($"A mail is on its way to {guest.Email}")).ToBeVisibleAsync();
        await Expect(ownersConsole.Button($"Withdraw the invitation of {guest.Email}")).ToBeVisibleAsync();

        await guestsConsole.SignInAsync(guest.Email, guest.Password);
        await guestsConsole.Page.GotoAsync("/console/sharing");
        await guestsConsole.Page.GetByLabel("Code from the invitation").FillAsync(
            await new Mailbox(fixture.Host, owner.Id).TokenAsync("You are invited to a ledger", guest.Email));
        await guestsConsole.Button("Join the ledger").ClickAsync();
        await Expect(guestsConsole.Page.GetByText("You can read this ledger, but not change it.")).ToBeVisibleAsync();
        await guestsConsole.Page.GotoAsync("/console/transactions");
        await Expect(guestsConsole.Page.GetByText("In the household")).ToBeVisibleAsync();

        await page.ReloadAsync();
        await ownersConsole.SettleAsync();
        await ownersConsole.KeepAsync("sharing-two-light");
        await page.Locator(".people li").Filter(new() { HasText = guest.Email }).GetByRole(AriaRole.Combobox).SelectOptionAsync("editor");
        await Eventually.TrueAsync("the guest may change the ledger", async () => await RoleAsync(owner, guest) == "editor");

        await guestsConsole.Page.GotoAsync("/console/sharing");
        await guestsConsole.Button("Leave").ClickAsync();
        await guestsConsole.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Leave", Exact = true }).ClickAsync();
        await Expect(guestsConsole.Heading("Who can see “Personal”")).ToBeVisibleAsync();
        Assert.Null(await RoleAsync(owner, guest));
    }

    [SkippableFact]
    public async Task A_ledger_is_added_shown_and_left_for_the_first_one_again()
    {
        await using var console = await fixture.OpenAsync(View.Desktop);
        using var user = await TestUser.RegisterAsync(fixture.Host);
        await console.SignInAsync(user.Email, user.Password);
        await console.Page.GotoAsync("/console/sharing");
        await Expect(console.Page.GetByText("Confirm your own email address first.")).ToBeVisibleAsync();

        await console.Button("Add a ledger").ClickAsync();
        await console.Page.GetByLabel("Its name").FillAsync("Holiday home");
        await console.Button("Add a ledger").ClickAsync();
        await Expect(console.Heading("Who can see “Holiday home”")).ToBeVisibleAsync();
        await console.Button("Show Personal").ClickAsync();

        await Expect(console.Heading("Who can see “Personal”")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task An_address_is_confirmed_with_the_code_of_the_mail()
    {
        await using var console = await fixture.OpenAsync(View.Desktop);
        using var user = await TestUser.RegisterAsync(fixture.Host);
        await console.SignInAsync(user.Email, user.Password);
        await console.Page.GotoAsync("/console/settings");

        await console.Page.GetByLabel("Code from the mail").FillAsync(
            await new Mailbox(fixture.Host, user.Id).TokenAsync("Confirm your e-mail address"));
        await console.Button("Confirm the address").ClickAsync();

        await Expect(console.Page.GetByText("not confirmed yet")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task A_person_reads_what_was_done_with_the_account()
    {
        await using var console = await fixture.OpenAsync(View.Desktop);
        using var user = await TestUser.RegisterAsync(fixture.Host);
        using var admin = await Administrator.RegisterAsync(fixture.Host);
        await user.PatchAsync("me", new { locale = "en-GB" });
        (await admin.SendAsync(HttpMethod.Delete, $"admin/users/{user.Id}/sessions", new { reason = "Lost device" })).Is(
            HttpStatusCode.NoContent);
        await console.SignInAsync(user.Email, user.Password);

        await console.Page.GotoAsync("/console/activity");

        var events = console.Page.Locator(".events");
        await Expect(events).ToContainTextAsync("Account created");
        await Expect(events).ToContainTextAsync("changed: locale");
        var ended = events.Locator("li").Filter(new() { HasText = "All devices signed out" });
        await Expect(ended).ToContainTextAsync("an administrator");
        await Expect(ended).ToContainTextAsync("Reason: Lost device");
        await console.SettleAsync();
        await console.KeepAsync("activity-of-others-light");
    }

    private static async Task<string?> RoleAsync(TestUser owner, TestUser member)
    {
        var members = (await owner.GetAsync($"ledgers/{owner.LedgerId}/members")).Body.GetProperty("items").EnumerateArray();
        return members.Where(one => one.GetProperty("userId").GetGuid() == member.Id)
            .Select(one => one.GetProperty("role").GetString()).SingleOrDefault();
    }
}
