using FinanceTrack.LocalHost.Demo;
using FinanceTrack.Tests.Support;
using Microsoft.Playwright;

namespace FinanceTrack.Tests.WebConsole;

/// <summary>The product and a browser, with the demo household once a test opens it; nothing of it where no browser is installed.</summary>
public sealed class ConsoleFixture : IAsyncLifetime
{
    private static readonly string Screenshots = Path.Combine(AppContext.BaseDirectory, "screenshots");

    // Beside other tests everything may take longer than a person would wait.
    private const int Patience = 60_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private FinanceTrackHost? _host;

    private readonly Lazy<Task> _seeded;

    public ConsoleFixture() => _seeded = new Lazy<Task>(SeedAsync);

    public FinanceTrackHost Host => _host!;

    public async Task InitializeAsync()
    {
        if (Browser.Path is null || FinanceTrackHost.IsElsewhere)
            return;
        _host = await FinanceTrackHost.StartAsync();
        Microsoft.Playwright.Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await Browser.LaunchAsync(_playwright);
    }

    /// <summary>A new browser profile, looking at the sign-in page.</summary>
    /// <param name="view">The width, and the theme of the system.</param>
    internal async Task<ConsolePage> OpenAsync(View view, string path = "/")
    {
        FinanceTrackHost.InProcessOnly();
        Skip.If(Browser.Path is null, Browser.Missing);
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Host.BaseAddress.ToString(),
            ViewportSize = new ViewportSize { Width = view.Width, Height = view.Height },
            ColorScheme = view.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-US",
            TimezoneId = "Europe/Berlin",
        });
        context.SetDefaultTimeout(Patience);
        var page = new ConsolePage(context, await context.NewPageAsync(), Screenshots);
        await page.Page.GotoAsync(path);
        return page;
    }

    /// <summary>As <see cref="OpenAsync"/>, signed in as the demo household.</summary>
    internal async Task<ConsolePage> OpenDemoAsync(View view, string path = "/")
    {
        var page = await OpenAsync(view, path);
        await _seeded.Value;
        await page.SignInAsync(DemoHousehold.Email, DemoHousehold.Password);
        return page;
    }

    private async Task SeedAsync()
    {
        var seeded = await LocalHostCommand.RunAsync(Host.CommandEnvironment, "seed-demo");
        Assert.True(seeded.ExitCode == 0, seeded.Error);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
    }
}

/// <summary>How the console is looked at.</summary>
internal sealed record View(string Name, int Width, int Height, bool IsDark)
{
    public static readonly View Desktop = new("light", 1280, 900, IsDark: false);
    public static readonly View Dark = new("dark", 1280, 900, IsDark: true);
    public static readonly View Phone = new("phone", 390, 844, IsDark: false);

    public static View Named(string name) => new[] { Desktop, Dark, Phone }.Single(view => view.Name == name);
}
