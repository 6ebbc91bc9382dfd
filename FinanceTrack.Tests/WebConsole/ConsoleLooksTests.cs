
namespace FinanceTrack.Tests.WebConsole;

/// <summary>Every page in light, in dark and on a phone: without a barrier, a complaint of the browser, or a sideways scroll.</summary>
public sealed class ConsoleLooksTests(ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    private static readonly string[] Pages =
        ["overview", "accounts", "transactions", "questions", "anomalies", "recurring", "insights", "assistant", "statements",
            "sharing", "activity", "settings"];

    public static TheoryData<string> Views => ["light", "dark", "phone"];

    [SkippableTheory, MemberData(nameof(Views))]
    public async Task Every_page_of_a_person_is_without_barriers(string view)
    {
        await using var console = await fixture.OpenDemoAsync(View.Named(view));

        foreach (var name in Pages)
            await LookAtAsync(console, name, view);
    }

    [SkippableTheory, MemberData(nameof(Views))]
    public async Task Every_page_before_a_sign_in_is_without_barriers(string view)
    {
        await using var console = await fixture.OpenAsync(View.Named(view));

        foreach (var name in new[] { "sign-in", "register", "reset" })
            await LookAtAsync(console, name, view);
    }

    /// <summary>Opens a page, keeps a screenshot, and fails for what is wrong with it.</summary>
    internal static async Task LookAtAsync(ConsolePage console, string name, string view)
    {
        await console.Page.GotoAsync(name == "overview" ? "/" : $"/console/{name}");
        await console.Page.Locator("h1").WaitForAsync();
        await console.SettleAsync();
        await console.KeepAsync($"{name}-{view}");
        await FindNothingWrongAsync(console, $"{name}, {view}");
    }

    /// <summary>Fails for what is wrong with the page as it is now.</summary>
    internal static async Task FindNothingWrongAsync(ConsolePage console, string what)
    {
        var found = (await console.BarriersAsync()).Concat(console.Complaints).ToList();
        Assert.True(found.Count == 0, $"{what}:\n{string.Join('\n', found)}");
        Assert.True(
            await console.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
            $"{what}: wider than the screen.");
    }
}
