using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinanceTrack.Tests.WebConsole;

/// <summary>A tab with the console. What the browser complains of, such as a breach of the content policy, is kept.</summary>
internal sealed class ConsolePage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly View _view;
    private readonly string _screenshots;
    private readonly List<string> _complaints = [];

    public ConsolePage(IBrowserContext context, IPage page, View view, string screenshots)
    {
        (_context, Page, _view, _screenshots) = (context, page, view, screenshots);
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Add(message.Text);
        };
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => _complaints;

    public ILocator Heading(string text) => Page.GetByRole(AriaRole.Heading, new() { Name = text, Exact = true });

    public ILocator Button(string text) => Page.GetByRole(AriaRole.Button, new() { Name = text, Exact = true });

    public async Task SignInAsync(string email, string password, string? code = null)
    {
        await Page.GetByLabel("Email address").FillAsync(email);
        await Page.GetByLabel("Password").FillAsync(password);
        await Button("Sign in").ClickAsync();
        if (code is not null)
        {
            await Page.GetByLabel("Code").FillAsync(code);
            await Button("Sign in").ClickAsync();
        }

        await Page.Locator("main#content h1").WaitForAsync();
        if (code is not null) // The browser tells of the answer that asked for the code.
            _complaints.RemoveAll(complaint => complaint.Contains("401", StringComparison.Ordinal));
    }

    /// <summary>Until everything that the page loads is shown.</summary>
    public async Task SettleAsync()
    {
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Expect(Page.Locator(".loading, .stale, [aria-busy=true]")).ToHaveCountAsync(0);
    }

    /// <summary>What is wrong with the page for a person who uses a keyboard or a screen reader.</summary>
    public async Task<IEnumerable<string>> BarriersAsync()
    {
        // Its other mode opens a tab for each check, which takes two seconds, to join what it found in frames: there are none.
#pragma warning disable CS0618
        var found = await Page.Locator("html").RunAxeLegacy(_view.Barriers);
#pragma warning restore CS0618
        return found.Violations
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {violation.Help}: {node.Html}"));
    }

    public Task KeepAsync(string name) => Page.ScreenshotAsync(
        new PageScreenshotOptions { Path = Path.Combine(_screenshots, $"{name}.png"), FullPage = true });

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
