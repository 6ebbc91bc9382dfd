using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FinanceTrack.LocalHost.Emulator;

/// <summary>Azurite as <c>package.json</c> pins it, installed by npm when it is not there.</summary>
internal static class AzuritePackage
{
    private const string NodeIsNeeded =
        "Node.js 20.19 or newer is needed to run Azurite, the local storage emulator: install it from https://nodejs.org, "
        + "or set AzureWebJobsStorage to a storage account or to an Azurite that runs elsewhere.";

    /// <summary>The script that starts blob, queue and table services.</summary>
    /// <param name="folder">Holds <c>package.json</c> and its lock file.</param>
    /// <param name="say">Told what takes time.</param>
    /// <param name="cancellationToken">Ends npm.</param>
    /// <exception cref="StartFailure">There is no Node, or npm failed.</exception>
    public static async Task<string> EnsureAsync(string folder, Action<string> say, CancellationToken cancellationToken)
    {
        var script = Path.Combine(folder, "node_modules", "azurite", "dist", "src", "azurite.js");
        if (File.Exists(script))
        {
            return script;
        }

        say("Installing Azurite, the local storage emulator, with npm. This is done once and takes about a minute.");
        await InstallAsync(folder, cancellationToken);
        return File.Exists(script) ? script : throw new StartFailure($"npm did not install Azurite: '{script}' is missing.");
    }

    /// <summary>Starts Node with the given arguments.</summary>
    /// <exception cref="StartFailure">There is no Node.</exception>
    public static Process StartNode(ProcessStartInfo start)
    {
        start.FileName = "node";
        return Start(start);
    }

    private static async Task InstallAsync(string folder, CancellationToken cancellationToken)
    {
        var isWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);
        var install = File.Exists(Path.Combine(folder, "package-lock.json")) ? "ci" : "install";
        string[] npm = ["npm", install, "--no-audit", "--no-fund", "--loglevel=error"];
        var start = new ProcessStartInfo
        {
            // npm is a script on Windows, and only the shell runs scripts.
            FileName = isWindows ? "cmd" : npm[0],
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in isWindows ? ["/c", .. npm] : npm[1..])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Start(start);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new StartFailure(
                $"npm {install} failed in '{folder}' with exit code {process.ExitCode}:{Environment.NewLine}{await errors}");
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new StartFailure(NodeIsNeeded);
        }
        catch (Win32Exception missing)
        {
            throw new StartFailure(NodeIsNeeded, missing);
        }
    }
}
