using System.Diagnostics;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.LocalHost;

/// <summary>The package that Azure runs: the one in the folder <c>FINANCETRACK_PACKAGE</c>, or one that is published here.</summary>
public sealed class PublishedPackage : IAsyncLifetime
{
    private static readonly string? Published = Environment.GetEnvironmentVariable("FINANCETRACK_PACKAGE");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("financetrack-test-");

    public string Folder => Published ?? Path.Combine(_folder.FullName, "package");

    public async Task InitializeAsync()
    {
        if (Published is not null)
            return;
        // Output and intermediate files of its own: other builds of this folder are not disturbed.
        var start = new ProcessStartInfo("dotnet",
        [
            "publish", "FinanceTrack.Functions", "--output", Folder, "--artifacts-path", Path.Combine(_folder.FullName, "artifacts"),
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
}
