using System.Diagnostics;
using FinanceTrack.LocalHost.Worker;

namespace FinanceTrack.Tests.Support;

/// <summary>The product in a process of its own, which a test can kill.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const string Announcement = "FinanceTrack listens on ";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private HostProcess(Process process, Uri baseAddress)
    {
        _process = process;
        Http = new HttpClient { BaseAddress = baseAddress };
    }

    public HttpClient Http { get; }

    /// <summary>Starts LocalHost as a developer would, on a free port; returns when it serves.</summary>
    /// <param name="settings">As environment variables (<c>Section__Key</c>).</param>
    public static async Task<HostProcess> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(FunctionsHost).Assembly.Location, "run", "--port", "0"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(StartTimeout);
        while (await process.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
        {
            if (!line.StartsWith(Announcement, StringComparison.Ordinal))
                continue;
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None); // A full pipe would stop it.
            return new HostProcess(process, new Uri(line[Announcement.Length..].Trim()));
        }

        throw new InvalidOperationException($"LocalHost ended instead of serving: {await errors}");
    }

    /// <summary>Ends it at once, as a power cut would (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }
}
