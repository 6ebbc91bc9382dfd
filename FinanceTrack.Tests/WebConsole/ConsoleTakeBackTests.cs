using FinanceTrack.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinanceTrack.Tests.WebConsole;

/// <summary>What was decided by mistake is taken back where it was decided.</summary>
public sealed class ConsoleTakeBackTests(ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    [SkippableFact]
    public async Task What_is_said_not_to_recur_can_be_taken_back_later()
    {
        await using var console = await fixture.OpenDemoAsync(View.Desktop, "/console/recurring");
        var page = console.Page;
        var name = await page.Locator(".stream-name").First.InnerTextAsync();
        var decision = page.GetByLabel($"What you say of {name}").First;
        await decision.SelectOptionAsync("dismissed");
        await Expect(decision).ToBeEnabledAsync();
        await console.SettleAsync();
        await page.ReloadAsync();
        await page.GetByText("Those that you said do not recur").ClickAsync();

        await decision.SelectOptionAsync("none");
        await console.SettleAsync();
        await page.ReloadAsync();

        await Expect(decision).ToHaveValueAsync("none");
    }

    [SkippableFact]
    public async Task A_pair_that_was_taken_apart_is_linked_again()
    {
        await using var console = await fixture.OpenDemoAsync(View.Desktop, "/console/questions");
        var page = console.Page;
        var pairs = page.Locator(".pairs > li");
        await console.SettleAsync();
        var first = await pairs.First.Locator(".line-text").First.InnerTextAsync();

        await pairs.First.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.GetByText("Taken apart. Both count by themselves now.")).ToBeVisibleAsync();
        await console.SettleAsync();
        await console.Button("Undo").ClickAsync();

        await Expect(page.GetByText("Linked again.")).ToBeVisibleAsync();
        await console.SettleAsync();
        await Expect(pairs.Filter(new() { HasText = "linked by you" }).First).ToContainTextAsync(first.Split('\n')[0]);
    }

    [SkippableFact]
    public async Task A_month_without_transactions_gives_way_to_the_last_one_with_some()
    {
        await using var console = await fixture.OpenAsync(View.Desktop);
        using var user = await TestUser.RegisterAsync(fixture.Host);
        await user.RecordAsync(-12.5m, bookedOn: "2025-02-03");

        await console.SignInAsync(user.Email, user.Password);

        await Expect(console.Heading("February 2025")).ToBeVisibleAsync();
        await console.Page.GetByLabel("Next month").ClickAsync();
        await Expect(console.Heading("March 2025")).ToBeVisibleAsync();
    }
}
