using Microsoft.Playwright;

namespace FinanceTrack.Tests.WebConsole;

/// <summary>
/// A headless browser that is installed on this machine: the one that <c>FINANCETRACK_BROWSER</c> names, or a Chromium, Chrome or Edge
/// where its packages put it. Nothing is downloaded.
/// </summary>
internal static class Browser
{
    public const string Missing =
        "No Chromium, Chrome or Edge is installed here: install one (on Debian `apt-get install chromium`), or name it in "
        + "FINANCETRACK_BROWSER.";

    private static readonly string[] Places =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    // A headless browser of tests asks nothing of other hosts, and needs neither a sandbox of its own nor a graphics card.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Its program; null where none is installed.</summary>
    public static string? Path { get; } =
        Environment.GetEnvironmentVariable("FINANCETRACK_BROWSER") is { Length: > 0 } named ? named : Places.FirstOrDefault(File.Exists);

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(
        new BrowserTypeLaunchOptions { ExecutablePath = Path, Headless = true, Args = Arguments, ChromiumSandbox = false });
}
