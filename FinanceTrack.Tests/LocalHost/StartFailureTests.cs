using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using FinanceTrack.Domain.Data;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.LocalHost;

/// <summary>LocalHost as a process in a folder of its own, where it cannot start.</summary>
public sealed class StartFailureTests : IDisposable
{
    private static readonly int[] AzuritePorts = [10000, 10001];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("financetrack-test-");

    public StartFailureTests()
    {
        foreach (var file in (string[])["host.json", "package.json", "package-lock.json"])
            File.Copy(Path.Combine(Repository.Root, file), Path.Combine(_folder.FullName, file));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_Node_it_says_how_to_go_on_and_nothing_of_how_it_found_out(bool isAzuriteInstalled)
    {
        Skip.If(AzuritePorts.Any(IsTaken), "A storage emulator runs on this machine, so that none has to be started.");
        if (isAzuriteInstalled)
        {
            var script = Path.Combine(_folder.FullName, "node_modules", "azurite", "dist", "src", "azurite.js");
            Directory.CreateDirectory(Path.GetDirectoryName(script)!);
            await File.WriteAllTextAsync(script, "");
        }

        var (exitCode, output, errors) = await RunAsync(0, ("AzureWebJobsStorage", ""), ("PATH", _folder.FullName));

        Assert.Equal(1, exitCode);
        Assert.Matches(
            "^Node.js 20.19 or newer is needed .* https://nodejs.org, or set AzureWebJobsStorage to [^\n]*\n$",
            errors.ReplaceLineEndings("\n"));
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_reported_with_another_one_to_use()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var (exitCode, _, errors) = await RunAsync(port, ("AzureWebJobsStorage", await StorageEmulator.TakeAccountAsync()));

        Assert.Equal(1, exitCode);
        Assert.Equal($"Port {port} is already in use. Stop what listens there, or choose another one: --port {port + 1}", errors.TrimEnd());
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_told_in_the_drivers_words()
    {
        var (exitCode, output, errors) = await RunAsync(
            ["migrate"],
            ("Database__Provider", nameof(DatabaseProvider.SqlServer)),
            ("Database__ConnectionString", "Server=127.0.0.1,1;User ID=unknown;Password=hush;Connect Timeout=1"),
            ("Database__PatienceSeconds", "1"));

        Assert.Equal(1, exitCode);
        Assert.StartsWith("The database does not answer: A network-related", errors, StringComparison.Ordinal);
        Assert.Contains("A transient database failure did not end", output, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", output + errors, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(int port, params (string Name, string Value)[] settings) =>
        RunAsync(["run", "--port", $"{port}"], settings);

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string[] command, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "FinanceTrack.LocalHost.dll"), .. command])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }

    private static bool IsTaken(int port)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
