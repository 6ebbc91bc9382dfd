using System.Net;
using FinanceTrack.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinanceTrack.Tests.WebConsole;

/// <summary>What a person decides about their account.</summary>
public sealed class ConsoleSettingsTests(ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    [SkippableFact]
    public async Task A_profile_is_changed_and_amounts_are_written_as_it_says()
    {
        await using var console = await fixture.OpenAsync(View.Desktop);
        using var user = await TestUser.RegisterAsync(fixture.Host);
        await user.RecordAsync(-1234.5m, description: "In two languages");
        await console.SignInAsync(user.Email, user.Password);
        var page = console.Page;
        await page.GotoAsync("/console/settings");

        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Ada L.");
        await page.GetByLabel("Language of numbers and dates").SelectOptionAsync("de-DE");
        await page.GetByLabel("Time zone").SelectOptionAsync("Europe/Berlin");
        await page.GetByLabel("Mail me once a week what is new and what is due").CheckAsync();
        await console.Button("Save").ClickAsync();
        await Expect(page.GetByText("Your profile is saved.")).ToBeVisibleAsync();
        await page.GotoAsync("/console/transactions");

        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("1.234,50");
        var me = (await user.GetAsync("me")).Body;
        Assert.Equal(
            ("Ada L.", "Europe/Berlin", true),
            (me.GetProperty("displayName").GetString(), me.GetProperty("timeZone").GetString(), me.GetProperty("weeklyMail").GetBoolean()));
    }

    [SkippableFact]
    public async Task A_key_is_made_shown_once_and_revoked()
    {
        await using var console = await fixture.OpenAsync(View.Desktop);
        using var user = await TestUser.RegisterAsync(fixture.Host);
        await console.SignInAsync(user.Email, user.Password);
        var page = console.Page;
        await page.GotoAsync("/console/settings");

        await page.GetByLabel("What is it for?").FillAsync("Spreadsheet");
        var form = page.Locator("form").Filter(new() { HasText = "What is it for?" });
        await form.GetByLabel("Current password").FillAsync(user.Password);
        await console.Button("Make a key").ClickAsync();
        await Expect(page.GetByText("Copy the key now")).ToBeVisibleAsync();
        var key = await page.Locator(".codes code").InnerTextAsync();
        Assert.Equal(HttpStatusCode.OK, await UseAsync(key));
        await ConsoleLooksTests.FindNothingWrongAsync(console, "settings with a key");

        await page.ReloadAsync();
        await Expect(page.GetByText("until ").First).ToBeVisibleAsync();
        await Expect(page.GetByText(key)).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke the key “Spreadsheet”" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Revoke", Exact = true }).ClickAsync();

        await Expect(page.GetByText("No key has been made yet.")).ToBeVisibleAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await UseAsync(key));
    }

    private async Task<HttpStatusCode> UseAsync(string key)
    {
        using var client = fixture.Host.NewClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return (await client.GetAsync("/api/v1/accounts")).StatusCode;
    }
}
