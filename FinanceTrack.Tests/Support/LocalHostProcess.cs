using System.Diagnostics;
using System.Text.RegularExpressions;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Tests.Support;

/// <summary>
/// LocalHost as a process of its own, as its users run it, so that a test can kill it. Its database and storage outlive it and
/// serve the next start.
/// </summary>
public sealed partial class LocalHostProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, string> _settings;
    private readonly TestDatabase _database;
    private Process? _process;

    private LocalHostProcess(TestDatabase database, Dictionary<string, string> settings)
    {
        _database = database;
        _settings = settings;
    }

    /// <summary>Where it listens; another port after each start.</summary>
    public Uri BaseAddress { get; private set; } = null!;

    public string StorageConnectionString => _settings["AzureWebJobsStorage"];

    /// <summary>A started host. Messages that it had fetched when it was killed come back after five seconds.</summary>
    /// <param name="variables">Of the environment, beside those that every such host has.</param>
    public static async Task<LocalHostProcess> StartAsync(params (string Name, string Value)[] variables)
    {
        var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var host = new LocalHostProcess(database, new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = await StorageEmulator.TakeAccountAsync(),
            ["Database__Provider"] = nameof(DatabaseProvider.Sqlite),
            ["Database__ConnectionString"] = database.Options.ConnectionString,
            ["Users__PasswordIterations"] = "1000",
            ["Tokens__KeysFolder"] = database.KeysFolder,
            ["LocalHost__MessageLease"] = "00:00:05",
            ["AzureFunctionsJobHost__extensions__queues__maxPollingInterval"] = "00:00:00.25",
            // Training the default classifier would take the processor from the tests that run beside it.
            ["AzureWebJobs__EnsureExpenseClassifier__Disabled"] = "true",
        });
        foreach (var (name, value) in variables)
            host._settings[name] = value;
        await host.RestartAsync();
        return host;
    }

    /// <summary>Starts it again after <see cref="KillAsync"/>.</summary>
    public async Task RestartAsync()
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "FinanceTrack.LocalHost.dll"), "run", "--port", "0"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        BaseAddress = await AddressAsync(_process).WaitAsync(StartTimeout);
        // Its output is not read from here on, but a full pipe would stop it.
        _ = _process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Ends it at once, as a crash would.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        await _database.DisposeAsync();
    }

    private static async Task<Uri> AddressAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } listening)
            {
                return new Uri(listening.Groups[1].Value);
            }
        }

        throw new InvalidOperationException("LocalHost ended before it listened.");
    }

    [GeneratedRegex("listens on (http://[^ ]+)")]
    private static partial Regex Listening();
}
