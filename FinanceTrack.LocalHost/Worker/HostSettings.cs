using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace FinanceTrack.LocalHost.Worker;

/// <summary>
/// What the host reads from <c>host.json</c>, with the real host's defaults. As there, a setting
/// <c>AzureFunctionsJobHost__extensions__queues__batchSize</c> and its like wins over the file.
/// </summary>
internal sealed record HostSettings
{
    private const string OverrideSection = "AzureFunctionsJobHost";

    /// <summary>Before every route, without slashes at its ends; empty for none.</summary>
    public required string RoutePrefix { get; init; }

    public required QueueSettings Queues { get; init; }

    public static HostSettings Read(string contentRoot, IConfiguration settings)
    {
        var builder = new ConfigurationBuilder();
        var path = Path.Combine(contentRoot, "host.json");
        using var file = File.Exists(path) ? File.OpenRead(path) : null;
        if (file is not null)
        {
            builder.AddJsonStream(file);
        }

        var host = builder.AddConfiguration(settings.GetSection(OverrideSection)).Build();
        return new HostSettings
        {
            RoutePrefix = (host["extensions:http:routePrefix"] ?? "api").Trim('/'),
            Queues = QueueSettings.From(host.GetSection("extensions:queues")),
        };
    }
}

/// <summary><c>extensions.queues</c> of <c>host.json</c>.</summary>
internal sealed record QueueSettings
{
    /// <summary>Messages a fetch takes, 1 to 32.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>The next fetch is made when no more than this many are being worked on.</summary>
    public int NewBatchThreshold { get; init; } = 8;

    /// <summary>Tries before a message goes to the poison queue.</summary>
    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>Wait before a failed message is tried again.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.Zero;

    /// <summary>Longest wait between two looks at an empty queue.</summary>
    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether message texts are Base64 (<c>messageEncoding</c>); else they are plain UTF-8.</summary>
    public bool IsBase64 { get; init; } = true;

    public static QueueSettings From(IConfiguration queues)
    {
        var batchSize = Integer(queues["batchSize"], 16);
        return new QueueSettings
        {
            BatchSize = batchSize,
            NewBatchThreshold = Integer(queues["newBatchThreshold"], batchSize / 2),
            MaxDequeueCount = Integer(queues["maxDequeueCount"], 5),
            VisibilityTimeout = Duration(queues["visibilityTimeout"], TimeSpan.Zero),
            MaxPollingInterval = Duration(queues["maxPollingInterval"], TimeSpan.FromMinutes(1)),
            IsBase64 = !string.Equals(queues["messageEncoding"], "none", StringComparison.OrdinalIgnoreCase),
        };
    }

    private static int Integer(string? text, int otherwise) =>
        text is null ? otherwise : int.Parse(text, CultureInfo.InvariantCulture);

    private static TimeSpan Duration(string? text, TimeSpan otherwise) =>
        text is null ? otherwise : TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}
