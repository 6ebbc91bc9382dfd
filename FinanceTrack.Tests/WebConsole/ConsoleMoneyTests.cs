using System.Globalization;
using System.Text.RegularExpressions;
using FinanceTrack.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinanceTrack.Tests.WebConsole;

/// <summary>What a person decides about their money in a browser, and what the assistant proves.</summary>
public sealed class ConsoleMoneyTests(ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    [SkippableFact]
    public async Task A_corrected_category_says_what_was_learnt_and_moves_earlier_ones()
    {
        await using var console = await fixture.OpenDemoAsync(View.Desktop, "/console/transactions?text=lakeview");
        var row = console.Page.Locator("tbody tr").First;

        await row.GetByRole(AriaRole.Combobox).SelectOptionAsync("Travel");

        await Expect(row).ToContainTextAsync("set by you");
        var said = console.Page.Locator(".said [role=status]").First;
        await Expect(said).ToContainTextAsync("LAKEVIEW LODGE");
        await said.GetByRole(AriaRole.Button, new() { NameRegex = new("^Move \\d+ earlier ones? like it to Travel$") }).ClickAsync();
        await Expect(said).ToContainTextAsync("moved to Travel");
        await console.Page.ReloadAsync();
        var chosen = console.Page.Locator("tbody tr").Last.GetByRole(AriaRole.Combobox).Locator("option:checked");
        await Expect(chosen).ToHaveTextAsync("Travel");
    }

    [SkippableFact]
    public async Task A_category_chosen_by_a_key_keeps_the_focus_and_is_undone()
    {
        await using var console = await fixture.OpenDemoAsync(View.Desktop, "/console/transactions?text=spotify");
        var row = console.Page.Locator("tbody tr").First;
        var select = row.GetByRole(AriaRole.Combobox);
        var before = await select.InputValueAsync();

        await select.FocusAsync();
        await console.Page.Keyboard.PressAsync("ArrowUp");
        await console.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(row).ToContainTextAsync("set by you");
        await Expect(select).Not.ToHaveValueAsync(before);
        await Expect(select).ToBeFocusedAsync();
        await console.Page.Locator(".said").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Expect(console.Page.Locator(".said")).ToContainTextAsync("Undone.");
        await Expect(select).ToBeFocusedAsync();
        await console.Page.ReloadAsync();
        await Expect(select).ToHaveValueAsync(before);
    }

    [SkippableFact]
    public async Task A_move_that_is_cut_off_says_what_is_left_and_moves_the_rest()
    {
        await using var console = await fixture.OpenDemoAsync(View.Desktop, "/console/transactions?text=netflix");
        var page = console.Page;
        var changes = 0;
        // The first one is the correction; of those that are moved the third one fails.
        var seen = new TaskCompletionSource();
        await page.RouteAsync("**/api/v1/transactions/*", async route =>
        {
            var fails = route.Request.Method == "PATCH" && ++changes == 4;
            await (fails ? seen.Task : Task.CompletedTask);
            await (fails ? route.AbortAsync() : route.ContinueAsync());
        });

        await page.Locator("tbody tr").First.GetByRole(AriaRole.Combobox).SelectOptionAsync("Travel");
        await page.Locator(".said").GetByRole(AriaRole.Button, new() { NameRegex = new("^Move ") }).ClickAsync();
        var moving = page.Locator(".moving");
        await Expect(moving).ToContainTextAsync(new Regex("^2 of \\d+ moved to Travel"));
        Assert.False(await page.EvaluateAsync<bool>("dispatchEvent(new Event('beforeunload', { cancelable: true }))"));
        seen.SetResult();
        await Expect(moving).ToContainTextAsync(new Regex("^2 moved to Travel. \\d+ are left. The server cannot be reached."));
        await page.GetByRole(AriaRole.Link, new() { Name = "Overview" }).First.ClickAsync();
        await console.SettleAsync();
        await console.KeepAsync("move-cut-off-light");
        await console.Button("Move the rest").ClickAsync();

        await Expect(moving).ToHaveCountAsync(0);
        await page.GotoAsync("/console/transactions?text=netflix");
        await Expect(page.Locator("tbody tr").Last.GetByRole(AriaRole.Combobox).Locator("option:checked")).ToHaveTextAsync("Travel");
    }

    [SkippableFact]
    public async Task A_proposed_transfer_is_confirmed()
    {
        await using var console = await fixture.OpenAsync(View.Desktop);
        await OpenQuestionAsync(console);
        await console.KeepAsync("proposed-transfer-light");
        await ConsoleLooksTests.FindNothingWrongAsync(console, "a proposed transfer");

        await console.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, they belong together" }).First.ClickAsync();
        await Expect(console.Page.GetByText("Linked. What is of the same kind")).ToBeVisibleAsync();
        await console.Page.ReloadAsync();

        await Expect(console.Page.GetByText("There is nothing to confirm.")).ToBeVisibleAsync();
        await Expect(console.Page.Locator(".pairs li")).ToContainTextAsync("confirmed by you");
    }

    [SkippableFact]
    public async Task A_proposed_transfer_is_refused_for_good()
    {
        await using var console = await fixture.OpenAsync(View.Phone);
        await OpenQuestionAsync(console);

        await console.Button("No").ClickAsync();
        await Expect(console.Page.GetByText("We will not ask about this pair again.")).ToBeVisibleAsync();
        await console.Page.ReloadAsync();

        await Expect(console.Page.GetByText("There is nothing to confirm.")).ToBeVisibleAsync();
        await Expect(console.Page.GetByText("No pair is linked yet.")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_statement_that_differs_names_the_days_and_what_is_missing_is_added()
    {
        await using var console = await fixture.OpenAsync(View.Desktop);
        using var user = await TestUser.RegisterAsync(fixture.Host);
        var account = await AddAccountAsync(user, "Everyday");
        await RecordAsync(user, account, 40, -30m, "Corner shop");
        await RecordAsync(user, account, 10, 100m, "Salary");
        await console.SignInAsync(user.Email, user.Password);
        var page = console.Page;
        await page.GotoAsync($"/console/statements?account={account}");

        await CompareAsync(page, 30, "-30");
        await Expect(page.GetByText("All statements agree")).ToBeVisibleAsync();
        await CompareAsync(page, 5, "57.50");
        await Expect(page.GetByText("€12.50 more than the statement")).ToBeVisibleAsync();
        await Expect(page.GetByText("None of these?")).ToBeVisibleAsync();
        await Expect(page.GetByText("A transaction of this amount is missing.").First).ToBeVisibleAsync();
        await console.SettleAsync();
        await console.KeepAsync("statement-differs-light");
        await ConsoleLooksTests.FindNothingWrongAsync(console, "a statement that differs");

        await page.Locator(".options li").Filter(new() { HasText = "A transaction of this amount is missing." })
            .GetByRole(AriaRole.Button, new() { Name = "Add what is missing" }).First.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByLabel("Amount")).ToHaveValueAsync("-12.5");
        await dialog.GetByLabel("Description").FillAsync("Parking");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add a transaction" }).ClickAsync();

        await Expect(page.GetByText("All statements agree")).ToBeVisibleAsync();
        await console.Button($"Delete the statement of {Shown(5)}").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
    }

    [SkippableFact]
    public async Task An_unexplained_difference_is_corrected_after_being_confirmed()
    {
        await using var console = await fixture.OpenAsync(View.Phone);
        using var user = await TestUser.RegisterAsync(fixture.Host);
        var account = await AddAccountAsync(user, "Purse");
        await RecordAsync(user, account, 12, -4.4m, "Bakery");
        await console.SignInAsync(user.Email, user.Password);
        await console.Page.GotoAsync($"/console/statements?account={account}");

        await CompareAsync(console.Page, 5, "10");
        await console.Button("Correct the balance").ClickAsync();
        var dialog = console.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("+€14.40");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Correct the balance", Exact = true }).ClickAsync();

        await Expect(console.Page.GetByText("All statements agree")).ToBeVisibleAsync();
        await console.SettleAsync();
        await console.KeepAsync("statement-agrees-phone");
    }

    [SkippableFact]
    public async Task A_question_is_answered_without_a_model_and_shows_the_transactions_behind_it()
    {
        await using var console = await fixture.OpenDemoAsync(View.Desktop, "/console/assistant");
        var page = console.Page;

        await page.GetByLabel("Your question").FillAsync("What was my largest expense last month?");
        await console.Button("Ask").ClickAsync();

        var turn = page.GetByRole(AriaRole.Article);
        await Expect(turn.Locator(".answer")).ToContainTextAsync("$");
        await Expect(turn.Locator(".answer")).ToContainTextAsync("offline engine");
        await turn.GetByText("Where the").First.ClickAsync();
        var fact = turn.Locator(".facts-list > li").Filter(new() { Has = page.Locator("summary") }).First;
        await fact.Locator("summary").ClickAsync();
        await Expect(fact.Locator(".line").First).ToContainTextAsync("$");
        await console.SettleAsync();
        await console.KeepAsync("answer-light");
        await ConsoleLooksTests.FindNothingWrongAsync(console, "an answer");
    }

    [SkippableFact]
    public async Task A_difference_is_called_one_and_a_total_leads_to_its_transactions()
    {
        await using var console = await fixture.OpenDemoAsync(View.Desktop, "/console/assistant");
        var page = console.Page;

        await page.GetByLabel("Your question").FillAsync("Did I spend more on groceries last month than the month before?");
        await console.Button("Ask").ClickAsync();
        var turn = page.GetByRole(AriaRole.Article);
        await turn.GetByText("Where the").First.ClickAsync();

        var difference = turn.Locator(".facts-list > li").Filter(new() { HasText = "Difference · Spent" }).First;
        await Expect(difference).ToContainTextAsync("compared with another figure");
        await turn.GetByRole(AriaRole.Link, new() { Name = "See them" }).First.ClickAsync();
        await Expect(console.Heading("Transactions")).ToBeVisibleAsync();
        await Expect(page.Locator("tbody tr").First).ToBeVisibleAsync();
    }

    /// <summary>Shows a person one question: nothing tells to which of two accounts the money went.</summary>
    private async Task OpenQuestionAsync(ConsolePage console)
    {
        using var user = await TestUser.RegisterAsync(fixture.Host);
        var sender = await AddAccountAsync(user, "Everyday");
        await RecordAsync(user, sender, 60, -137.45m, "Transfer");
        await RecordAsync(user, sender, 1, -1.11m, "Bakery");
        foreach (var name in new[] { "Holiday", "Garden" })
        {
            var pot = await AddAccountAsync(user, name);
            await RecordAsync(user, pot, 60, 137.45m, "Transfer received");
            await RecordAsync(user, pot, 1, 1.11m, "Interest");
        }

        await Eventually.TrueAsync("a transfer is proposed", async () =>
            (await user.GetAsync("questions")).Body.GetProperty("items").GetArrayLength() > 0);
        await console.SignInAsync(user.Email, user.Password);
        await console.Page.GotoAsync("/console/questions");
        await Expect(console.Heading("Is this a transfer between your own accounts?")).ToBeVisibleAsync();
        await console.SettleAsync();
    }

    private static async Task<Guid> AddAccountAsync(TestUser user, string name) =>
        (await user.PostAsync("accounts", new { name, kind = "current", currency = "EUR" })).Id;

    private static async Task RecordAsync(TestUser user, Guid accountId, int daysAgo, decimal amount, string description) =>
        Assert.NotEqual(Guid.Empty, (await user.PostAsync(
            "transactions", new { bookedOn = Today.AddDays(-daysAgo), amount, currency = "EUR", description, accountId })).Id);

    private static async Task CompareAsync(IPage page, int daysAgo, string balance)
    {
        await page.GetByLabel("Day of the statement").FillAsync($"{Today.AddDays(-daysAgo):yyyy-MM-dd}");
        await page.GetByLabel("Balance in EUR").FillAsync(balance);
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare", Exact = true }).ClickAsync();
    }

    // As the console writes it for a person whose language is not known.
    private static string Shown(int daysAgo) =>
        Today.AddDays(-daysAgo).ToString("MMM d, yyyy", CultureInfo.InvariantCulture);
}
