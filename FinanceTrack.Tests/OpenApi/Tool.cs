using System.Diagnostics;

namespace FinanceTrack.Tests.OpenApi;

/// <summary>Runs a tool that generates, builds or runs a client.</summary>
internal static class Tool
{
    private static readonly TimeSpan MaxTime = TimeSpan.FromMinutes(4);

    /// <summary>The exit code, and what the tool printed.</summary>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    public static async Task<(int ExitCode, string Output)> TryRunAsync(string folder, string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // No build server outlives the test.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["KIOTA_CLI_TELEMETRY_OPTOUT"] = "true";
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var tooLong = new CancellationTokenSource(MaxTime);
        try
        {
            await process.WaitForExitAsync(tooLong.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{tool} {string.Join(' ', arguments)} did not end within {MaxTime}.");
        }

        return (process.ExitCode, await output + await errors);
    }

    /// <summary>What the tool printed, when it ended well.</summary>
    public static async Task<string> RunAsync(string folder, string tool, params string[] arguments)
    {
        var (exitCode, output) = await TryRunAsync(folder, tool, arguments);
        Assert.True(exitCode == 0, $"{tool} {string.Join(' ', arguments)} ended with {exitCode}: {output}");
        return output;
    }
}
