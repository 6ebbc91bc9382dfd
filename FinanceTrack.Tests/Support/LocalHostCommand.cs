using System.Diagnostics;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Tests.Support;

/// <summary>Runs a command of LocalHost as a process of its own, as on a command line.</summary>
/// <param name="Output">What it printed.</param>
/// <param name="Error">What it printed as errors.</param>
internal sealed record LocalHostCommand(int ExitCode, string Output, string Error)
{
    public static Dictionary<string, string?> Environment(string storage, TestDatabase database) => new()
    {
        ["AzureWebJobsStorage"] = storage,
        ["Database__Provider"] = nameof(DatabaseProvider.Sqlite),
        ["Database__ConnectionString"] = database.Options.ConnectionString,
    };

    public static async Task<LocalHostCommand> RunAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "FinanceTrack.LocalHost.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new LocalHostCommand(process.ExitCode, await output, await error);
    }
}
