using FinanceTrack.Domain.Messaging;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinanceTrack.Tests.WebConsole;

/// <summary>What an administrator sees and mends with the console.</summary>
public sealed class ConsoleAdminTests(ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    private const float PatienceForPoison = 120_000;

    private Authenticator? _authenticator;

    private static readonly string[] Pages = ["users", "jobs", "models", "poison", "audit"];

    [SkippableTheory, MemberData(nameof(ConsoleLooksTests.Views), MemberType = typeof(ConsoleLooksTests))]
    public async Task Every_page_of_an_administrator_is_without_barriers(string view)
    {
        await using var console = await OpenAsync(View.Named(view));
        await PoisonAsync();

        foreach (var name in Pages)
            await ConsoleLooksTests.LookAtAsync(console, name, view);
    }

    [SkippableFact]
    public async Task A_poison_message_is_read_and_sent_again()
    {
        await using var console = await OpenAsync(View.Desktop);
        await PoisonAsync();

        await console.Page.GotoAsync("/console/poison");
        var first = console.Page.Locator(".card").First;
        await first.GetByRole(AriaRole.Button, new() { Name = "Show the message" }).ClickAsync();
        await Expect(first.Locator("pre")).ToContainTextAsync("no JSON at all");
        await first.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();

        await Expect(console.Page.GetByText("It is back in its queue.")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_message_that_no_function_takes_is_seen_with_its_reason_and_given_up()
    {
        await using var console = await OpenAsync(View.Desktop);
        await fixture.Host.SendPlainAsync(QueueNames.Jobs, """{"jobId":"no id at all"}""");

        await console.Page.GotoAsync("/console/poison");
        var message = console.Page.Locator(".card").Filter(new() { HasText = "JsonException at $.jobId" });
        await Expect(message).ToHaveCountAsync(1, new() { Timeout = PatienceForPoison }); // The page shows it by itself.
        await message.GetByRole(AriaRole.Button, new() { Name = "Show the message" }).ClickAsync();
        await Expect(message.Locator("pre")).ToContainTextAsync("no id at all");
        await console.KeepAsync("poison-message-light");
        await message.GetByRole(AriaRole.Button, new() { Name = "Give up" }).ClickAsync();
        await console.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Give up" }).ClickAsync();

        await Expect(console.Page.GetByText("It is given up and its content deleted.")).ToBeVisibleAsync();
        await Expect(message).ToHaveCountAsync(0);
        await console.Button("Given up").ClickAsync();
        await Expect(message).ToHaveCountAsync(1);
    }

    [SkippableFact]
    public async Task A_job_at_work_shows_how_far_it_is_and_can_be_cancelled()
    {
        await using var console = await OpenAsync(View.Desktop);

        await console.Page.GotoAsync("/console/jobs");
        await console.Page.GetByLabel("Start a job").SelectOptionAsync("train-expense-classifier");
        await console.Button("Start a job").ClickAsync();
        var job = console.Page.Locator("tbody tr").Filter(new() { HasText = "train-expense-classifier" }).First;
        await Expect(job.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await console.KeepAsync("job-at-work-light");
        await job.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Expect(job).ToContainTextAsync("cancelled");
    }

    [SkippableFact]
    public async Task A_job_is_started_and_followed_to_its_end()
    {
        await using var console = await OpenAsync(View.Desktop);

        await console.Page.GotoAsync("/console/jobs");
        await console.Page.GetByLabel("Start a job").SelectOptionAsync("recompute-summaries");
        await console.Button("Start a job").ClickAsync();

        await Expect(console.Page.Locator("tbody tr").First).ToContainTextAsync("done");
    }

    [SkippableFact]
    public async Task An_account_is_locked_with_a_reason()
    {
        await using var console = await OpenAsync(View.Desktop);
        using var user = await TestUser.RegisterAsync(fixture.Host);

        await console.Page.GotoAsync($"/console/users?email={user.Email}");
        await console.Page.GetByLabel($"Actions for {user.Email}").SelectOptionAsync("Lock");
        await console.Page.GetByLabel("Reason").FillAsync("Lost device");
        await console.Page.GetByLabel("Current password").FillAsync(TestUser.DefaultPassword);
        await console.Page.GetByRole(AriaRole.Dialog).GetByLabel("Code").FillAsync(_authenticator!.TakeRecoveryCode());
        await console.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Lock" }).ClickAsync();

        await Expect(console.Page.Locator("tbody tr").First).ToContainTextAsync("locked");
        await console.Page.GotoAsync($"/console/audit?subjectId={user.Id}&kind=userLock");
        var lockEvent = console.Page.Locator("tbody tr").Filter(new() { HasText = "Lost device" });
        await Expect(lockEvent.GetByRole(AriaRole.Cell).Nth(1)).ToContainTextAsync("you, ");
        await Expect(lockEvent.GetByRole(AriaRole.Cell).Nth(2)).ToHaveTextAsync($"{user.Id}");
    }

    [SkippableFact]
    public async Task A_person_without_the_role_does_not_see_the_pages()
    {
        await using var console = await fixture.OpenDemoAsync(View.Desktop, "/console/users");

        await Expect(console.Heading("There is no such page")).ToBeVisibleAsync();
        await Expect(console.Page.GetByRole(AriaRole.Navigation, new() { Name = "Administration" })).ToHaveCountAsync(0);
    }

    private async Task<ConsolePage> OpenAsync(View view)
    {
        var console = await fixture.OpenAsync(view);
        using var admin = await TestUser.RegisterAsync(fixture.Host);
        await Administrator.MakeAsync(fixture.Host, admin);
        _authenticator = await Authenticator.TurnOnAsync(admin);
        await console.SignInAsync(admin.Email, admin.Password, _authenticator.CodeAt(TimeProvider.System, stepsAhead: 1));
        return console;
    }

    private Task PoisonAsync() => fixture.Host.Services.GetRequiredService<RecordPoisonMessage>().ExecuteAsync(
        "transactions-inbound", Guid.NewGuid().ToString(), "no JSON at all", CancellationToken.None);
}
