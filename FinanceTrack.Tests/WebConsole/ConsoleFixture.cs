using Deque.AxeCore.Commons;
using FinanceTrack.Domain.Data;
using FinanceTrack.LocalHost.Demo;
using FinanceTrack.Tests.Support;
using Microsoft.Playwright;

namespace FinanceTrack.Tests.WebConsole;

/// <summary>The product with the demo household, and a browser; nothing of it where no browser is installed.</summary>
public sealed class ConsoleFixture : IAsyncLifetime
{
    private static readonly string Screenshots = Path.Combine(AppContext.BaseDirectory, "screenshots");

    // Beside other tests everything may take longer than a person would wait.
    private const int Patience = 60_000;

    // Made once a test run, since that takes a quarter of a minute; each fixture changes a copy.
    private static readonly Lazy<Task<TestDatabase>> Demo = new(SeedAsync);

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private FinanceTrackHost? _host;

    public FinanceTrackHost Host => _host!;

    public async Task InitializeAsync()
    {
        if (Browser.Path is null || FinanceTrackHost.IsElsewhere)
            return;
        _host = await FinanceTrackHost.StartAsync(database: await (await Demo.Value).CopyAsync());
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
        var page = new ConsolePage(context, await context.NewPageAsync(), view, Screenshots);
        await page.Page.GotoAsync(path);
        return page;
    }

    /// <summary>As <see cref="OpenAsync"/>, signed in as the demo household.</summary>
    internal async Task<ConsolePage> OpenDemoAsync(View view, string path = "/")
    {
        var page = await OpenAsync(view, path);
        await page.SignInAsync(DemoHousehold.Email, DemoHousehold.Password);
        return page;
    }

    private static async Task<TestDatabase> SeedAsync()
    {
        var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var seeded = await LocalHostCommand.RunAsync(
            LocalHostCommand.Environment(await StorageEmulator.TakeAccountAsync(), database), "seed-demo");
        Assert.True(seeded.ExitCode == 0, seeded.Error);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => database.DisposeAsync().AsTask().Wait();
        return database;
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
    private static readonly string[] OfColors = ["color-contrast", "link-in-text-block"];

    public static readonly View Desktop = new("light", 1280, 900, IsDark: false);
    public static readonly View Dark = new("dark", 1280, 900, IsDark: true);
    public static readonly View Phone = new("phone", 390, 844, IsDark: false);

    /// <summary>What this view may have that the desktop's in light does not show: dark changes only colors, a phone none.</summary>
    public AxeRunOptions Barriers => this switch
    {
        { IsDark: true } => new() { RunOnly = RunOnlyOptions.Rules(OfColors) },
        { Name: "phone" } => new() { Rules = OfColors.ToDictionary(rule => rule, _ => new RuleOptions { Enabled = false }) },
        _ => new(),
    };

    public static View Named(string name) => new[] { Desktop, Dark, Phone }.Single(view => view.Name == name);
}
