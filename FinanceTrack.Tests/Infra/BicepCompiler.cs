using System.Diagnostics;
using System.Reflection;

namespace FinanceTrack.Tests.Infra;

/// <summary>Runs the Bicep compiler that the restore of this project brought, on the files under <c>infra/</c>.</summary>
internal static class BicepCompiler
{
    private static readonly string Executable = typeof(BicepCompiler).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "BicepPath").Value!
        .Replace('\\', Path.DirectorySeparatorChar);

    /// <param name="folder">The working directory; file names are relative to it.</param>
    /// <param name="environment">Variables that parameter files read. Those of this process are hidden from them.</param>
    public static BicepRun Run(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Executable, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["DOTNET_BUNDLE_EXTRACT_BASE_DIR"] = Path.Combine(Path.GetTempPath(), "financetrack-bicep");

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{Executable} did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new BicepRun(process.ExitCode, output, errors.Result);
    }

    private static bool IsOurs(string name) =>
        name.StartsWith("AZURE_", StringComparison.Ordinal) || name.StartsWith("FINANCETRACK_", StringComparison.Ordinal);
}

/// <param name="Errors">Warnings and errors, one a line; empty when the compiler has nothing to say.</param>
internal sealed record BicepRun(int ExitCode, string Output, string Errors);
