using FinanceTrack.LocalHost.Demo;
using FinanceTrack.Tests.Support;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace FinanceTrack.Tests.WebConsole;

/// <summary>What a person does with the console, in a browser.</summary>
public sealed class ConsoleUseTests(ConsoleFixture fixture, ITestOutputHelper output) : IClassFixture<ConsoleFixture>
{
    private const int MaxFirstView = 200_000;

    [SkippableFact]
    public async Task A_deep_link_leads_there_after_the_sign_in_and_the_session_lasts()
    {
        await using var console = await fixture.OpenDemoAsync(View.Desktop, "/console/transactions?text=costco");

        await Expect(console.Heading("Transactions")).ToBeVisibleAsync();
        await Expect(console.Page.Locator("tbody tr").First).ToContainTextAsync("COSTCO");
        await console.Page.ReloadAsync();
        await Expect(console.Page.Locator("tbody tr").First).ToContainTextAsync("COSTCO");
    }

    [SkippableTheory]
    [InlineData("/console/reset#token=a-code-from-a-mail")]
    [InlineData("/console/reset?token=a-code-from-a-mail")]
    public async Task The_code_of_a_mails_link_leaves_the_address_bar(string link)
    {
        await using var console = await fixture.OpenAsync(View.Desktop, link);

        await Expect(console.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();

        Assert.EndsWith("/console/reset", console.Page.Url, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task No_script_can_read_what_renews_the_session()
    {
        await using var console = await fixture.OpenDemoAsync(View.Desktop);

        var cookies = await console.Page.Context.CookiesAsync();
        var readable = await console.Page.EvaluateAsync<string>(
            "document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)");

        Assert.Contains(cookies, cookie => cookie is { Name: "financetrack-refresh", HttpOnly: true, SameSite: SameSiteAttribute.Strict });
        Assert.DoesNotContain("refresh", readable, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("eyJ", readable, StringComparison.Ordinal);
        Assert.All(cookies, cookie => Assert.DoesNotContain(cookie.Value, readable, StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Signing_out_ends_the_session_for_good()
    {
        await using var console = await fixture.OpenDemoAsync(View.Desktop);

        await console.Button("Sign out").ClickAsync();
        await Expect(console.Heading("Sign in")).ToBeVisibleAsync();
        await Expect(console.Page.GetByText("You have been signed out.")).ToHaveCountAsync(0);
        await console.Page.ReloadAsync();

        await Expect(console.Heading("Sign in")).ToBeVisibleAsync();
        Assert.DoesNotContain(await console.Page.Context.CookiesAsync(), cookie => cookie.Name == "financetrack-refresh");
    }

    [SkippableFact]
    public async Task A_wrong_password_is_said_in_words()
    {
        await using var console = await fixture.OpenAsync(View.Desktop);

        await console.Page.GetByLabel("Email address").FillAsync(DemoHousehold.Email);
        await console.Page.GetByLabel("Password").FillAsync("not the password");
        await console.Button("Sign in").ClickAsync();

        await Expect(console.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("password is wrong");
    }

    [SkippableFact]
    public async Task A_code_is_asked_for_where_a_second_factor_is_on()
    {
        await using var console = await fixture.OpenAsync(View.Desktop);
        using var user = await TestUser.RegisterAsync(fixture.Host);
        var authenticator = await Authenticator.TurnOnAsync(user);

        await console.Page.GetByLabel("Email address").FillAsync(user.Email);
        await console.Page.GetByLabel("Password").FillAsync(user.Password);
        await console.Button("Sign in").ClickAsync();
        await console.Page.GetByLabel("Code").FillAsync(authenticator.CodeAt(TimeProvider.System, stepsAhead: 1));
        await console.Button("Sign in").ClickAsync();

        await Expect(console.Page.Locator("main#content h1")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_person_registers_and_records_a_first_transaction()
    {
        await using var console = await fixture.OpenAsync(View.Phone);
        var page = console.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Create an account" }).ClickAsync();

        await page.GetByLabel("Email address").FillAsync($"{Guid.NewGuid():N}@example.com");
        await page.GetByLabel("Password").FillAsync(TestUser.DefaultPassword);
        await page.GetByLabel("Home currency").FillAsync("EUR");
        await console.Button("Create the account").ClickAsync();
        await Expect(page.GetByText("There are no transactions yet.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Where the money went")).ToBeVisibleAsync();
        await Expect(page.Locator(".plot")).ToHaveCountAsync(0);
        await console.SettleAsync();
        await console.KeepAsync("overview-empty-phone");
        await ConsoleLooksTests.FindNothingWrongAsync(console, "an empty overview");
        await page.GotoAsync("/console/accounts");
        await console.Button("Add an account").ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Everyday");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Add an account" }).ClickAsync();
        await Expect(console.Heading("Everyday")).ToBeVisibleAsync();
        await page.GotoAsync("/console/transactions");
        await console.Button("Add a transaction").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Description").FillAsync("Corner bakery");
        await dialog.GetByLabel("Amount").FillAsync("-4.40");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add a transaction" }).ClickAsync();

        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Corner bakery");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("4.40");
    }

    [SkippableFact]
    public async Task An_unusual_transaction_is_answered_and_the_answer_taken_back()
    {
        await using var console = await fixture.OpenDemoAsync(View.Desktop, "/console/anomalies");
        var card = console.Page.Locator(".anomaly").First;
        await Expect(card.GetByText("What is unusual")).ToBeVisibleAsync();

        await card.GetByRole(AriaRole.Button, new() { Name = "This is fine" }).ClickAsync();
        await Expect(card.GetByRole(AriaRole.Status)).ToContainTextAsync("Thank you");
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Take the answer back" })).ToBeFocusedAsync();
        await console.Page.Keyboard.PressAsync("Enter");

        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "This is fine" })).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task Escape_closes_the_menu_of_a_phone()
    {
        await using var console = await fixture.OpenDemoAsync(View.Phone);
        var link = console.Page.Locator(".side nav a").First;

        await console.Button("Menu").ClickAsync();
        await Expect(link).ToBeVisibleAsync();
        await link.FocusAsync();
        await console.Page.Keyboard.PressAsync("Escape");

        await Expect(link).ToBeHiddenAsync();
        await Expect(console.Button("Menu")).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task Another_ledger_is_a_choice_away()
    {
        await using var console = await fixture.OpenAsync(View.Desktop);
        using var user = await TestUser.RegisterAsync(fixture.Host);
        await user.PostAsync("ledgers", new { name = "Holiday home", homeCurrency = "EUR", timeZone = "Europe/Berlin" });
        await user.RecordAsync(-12.5m, description: "In my own ledger");
        await console.SignInAsync(user.Email, user.Password);

        await console.Page.GotoAsync("/console/transactions");
        await Expect(console.Page.GetByText("In my own ledger")).ToBeVisibleAsync();
        await console.Page.GetByLabel("Ledger", new() { Exact = true }).SelectOptionAsync("Holiday home");

        await Expect(console.Page.GetByText("There are no transactions yet.")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task The_keyboard_alone_opens_a_page()
    {
        await using var console = await fixture.OpenDemoAsync(View.Desktop);
        await console.SettleAsync();

        await console.Page.EvaluateAsync("document.activeElement?.blur()");
        await console.Page.Locator(".side nav a").Nth(2).FocusAsync();
        await console.Page.Keyboard.PressAsync("Enter");

        await Expect(console.Heading("Transactions")).ToBeFocusedAsync();
    }

    // How long it takes depends on what else the machine does: docs/performance.md has figures, and the command that makes them.
    [SkippableFact]
    public async Task The_first_view_is_small_and_says_when_it_can_be_used()
    {
        await using var console = await fixture.OpenDemoAsync(View.Desktop);
        await console.Page.Context.AddInitScriptAsync("""
            new MutationObserver((_, observer) => {
              if (!document.querySelector('main#content h1')) return;
              window.usableAt = performance.now();
              observer.disconnect();
            }).observe(document, { childList: true, subtree: true });
            """);
        await console.Page.ReloadAsync();
        await console.SettleAsync();

        var size = await console.Page.EvaluateAsync<int>("""
            [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
              .filter(entry => !entry.name.includes('/api/')).reduce((sum, entry) => sum + entry.encodedBodySize, 0)
            """);
        var usable = await console.Page.EvaluateAsync<double>("window.usableAt");
        var drawn = await console.Page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0].startTime");

        output.WriteLine($"Page, scripts and styles: {size:N0} bytes. Drawn after {drawn:N0} ms, usable after {usable:N0} ms.");
        Assert.InRange(size, 1, MaxFirstView);
    }
}
