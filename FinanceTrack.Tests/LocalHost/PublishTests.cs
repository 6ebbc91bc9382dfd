using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using FinanceTrack.Tests.Support;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Tests.LocalHost;

/// <summary>The package that Azure runs, as <c>dotnet publish</c> makes it.</summary>
public sealed class PublishTests : IAsyncLifetime
{
    // A folder with a package that was published already, so that a build does not publish twice.
    private static readonly string? Published = Environment.GetEnvironmentVariable("FINANCETRACK_PACKAGE");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("financetrack-test-");

    private string Package => Published ?? Path.Combine(_folder.FullName, "package");

    public async Task InitializeAsync()
    {
        if (Published is not null)
            return;
        // Output and intermediate files of its own: other builds of this folder are not disturbed.
        var start = new ProcessStartInfo("dotnet",
        [
            "publish", "FinanceTrack.Functions", "--output", Package, "--artifacts-path", Path.Combine(_folder.FullName, "artifacts"),
            "--nodereuse:false", "--property:UseSharedCompilation=false", "--property:RunAnalyzers=false",
        ])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public void The_package_holds_what_the_host_reads_and_every_function()
    {
        using var metadata = Read("functions.metadata");
        Assert.Equal(
            typeof(FinanceTrack.Functions.Program).Assembly.GetTypes()
                .SelectMany(type => type.GetMethods())
                .Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name)
                .OfType<string>()
                .Order(StringComparer.Ordinal),
            metadata.RootElement.EnumerateArray().Select(function => function.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));

        using var worker = Read("worker.config.json");
        Assert.Equal(
            "FinanceTrack.Functions.dll",
            worker.RootElement.GetProperty("description").GetProperty("defaultWorkerPath").GetString());

        using var extensions = Read("extensions.json");
        Assert.All(extensions.RootElement.GetProperty("extensions").EnumerateArray(), extension => Assert.True(
            File.Exists(Path.Combine(Package, extension.GetProperty("hintPath").GetString()!))));
        Assert.Contains(extensions.RootElement.GetProperty("extensions").EnumerateArray(), extension =>
            extension.GetProperty("name").GetString()!.Contains("Queue", StringComparison.Ordinal));

        using var host = Read("host.json");
        Assert.Equal("", host.RootElement.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
        Assert.False(File.Exists(Path.Combine(Package, "local.settings.json")));
    }

    private JsonDocument Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Package, file)));
}
