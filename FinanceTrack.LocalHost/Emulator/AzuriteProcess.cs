using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace FinanceTrack.LocalHost.Emulator;

/// <summary>How an Azurite is started.</summary>
internal sealed record AzuriteOptions
{
    /// <summary>Azurite's script, from <see cref="AzuritePackage.EnsureAsync"/>.</summary>
    public required string Script { get; init; }

    /// <summary>Where it keeps its data; null keeps them in memory.</summary>
    public string? DataFolder { get; init; }

    /// <summary>0 takes a free port.</summary>
    public int BlobPort { get; init; }

    /// <summary>0 takes a free port.</summary>
    public int QueuePort { get; init; }

    /// <summary><c>name:key;…</c> with Base64 keys; the well-known development account when null.</summary>
    public string? Accounts { get; init; }
}

/// <summary>
/// A running Azurite. It reads our end of a pipe and ends when that closes, so that it does not outlive this process even when
/// this is killed, and still writes its data first.
/// </summary>
internal sealed partial class AzuriteProcess : IAsyncDisposable
{
    // Joins Azurite to this process; its own comments say how.
    private static readonly Lazy<string> StartScript = new(() =>
    {
        using var resource = typeof(AzuriteProcess).Assembly.GetManifestResourceStream("start-azurite.js")!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    });

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);

    private readonly Process _process;

    private AzuriteProcess(Process process, int blobPort, int queuePort)
    {
        _process = process;
        BlobPort = blobPort;
        QueuePort = queuePort;
    }

    public int BlobPort { get; }

    public int QueuePort { get; }

    /// <summary>Returns when it accepts requests.</summary>
    /// <exception cref="StartFailure">It ended instead, for instance because a port is already in use.</exception>
    public static async Task<AzuriteProcess> StartAsync(AzuriteOptions options, CancellationToken cancellationToken)
    {
        var process = AzuritePackage.StartNode(StartInfo(options));
        try
        {
            if (options.DataFolder is { } folder)
            {
                AzuriteOwner.Write(folder, process.Id);
            }

            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var blobPort = 0;
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                if (Listening().Match(line) is not { Success: true } listening)
                {
                    continue;
                }

                var port = int.Parse(listening.Groups["port"].Value, CultureInfo.InvariantCulture);
                if (listening.Groups["service"].Value == "Queue")
                {
                    // Its output is not read from here on, but a full pipe would stop it.
                    _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                    return new AzuriteProcess(process, blobPort, port);
                }

                blobPort = port;
            }

            throw new StartFailure($"Azurite did not start:{Environment.NewLine}{await errors}");
        }
        catch
        {
            process.StandardInput.Close();
            process.Dispose();
            throw;
        }
    }

    /// <summary>The connection string of one of its accounts.</summary>
    public string ConnectionString(string account, string key) =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={key};"
        + $"BlobEndpoint=http://127.0.0.1:{BlobPort}/{account};QueueEndpoint=http://127.0.0.1:{QueuePort}/{account};";

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var timeout = new CancellationTokenSource(StopTimeout);
        await _process.WaitForExitAsync(timeout.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(AzuriteOptions options)
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] storage = options.DataFolder is { } folder ? ["--location", folder] : ["--inMemoryPersistence"];
        string[] arguments =
        [
            "-e", StartScript.Value, "--", options.Script,
            "--silent", "--disableTelemetry", "--skipApiVersionCheck",
            "--blobPort", options.BlobPort.ToString(CultureInfo.InvariantCulture),
            "--queuePort", options.QueuePort.ToString(CultureInfo.InvariantCulture),
            "--tablePort", "0", // Nothing here uses tables, but there is no way to leave them out.
            .. storage,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (options.Accounts is not null)
        {
            start.Environment["AZURITE_ACCOUNTS"] = options.Accounts;
        }

        return start;
    }

    [GeneratedRegex(@"Azurite (?<service>Blob|Queue) service is successfully listening at http://[^:]+:(?<port>\d+)")]
    private static partial Regex Listening();
}
