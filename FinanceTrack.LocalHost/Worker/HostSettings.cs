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

        var host = builder.Build();
        string? Value(string key) => settings[$"{OverrideSection}:{key}"] ?? host[key];
        return new HostSettings
        {
            RoutePrefix = (Value("extensions:http:routePrefix") ?? "api").Trim('/'),
            Queues = QueueSettings.From(key => Value($"extensions:queues:{key}")),
        };
    }
}

/// <summary><c>extensions.queues</c> of <c>host.json</c>; what is absent has the default of the real host.</summary>
internal sealed record QueueSettings
{
    /// <summary>Messages a fetch takes, 1 to 32.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The next fetch is made when no more than this many are being worked on.</summary>
    public required int NewBatchThreshold { get; init; }

    /// <summary>Tries before a message goes to the poison queue.</summary>
    public required int MaxDequeueCount { get; init; }

    /// <summary>Wait before a failed message is tried again.</summary>
    public required TimeSpan VisibilityTimeout { get; init; }

    /// <summary>Longest wait between two looks at an empty queue.</summary>
    public required TimeSpan MaxPollingInterval { get; init; }

    /// <summary>Whether message texts are Base64 (<c>messageEncoding</c>); else they are plain UTF-8.</summary>
    public required bool IsBase64 { get; init; }

    public static QueueSettings From(Func<string, string?> value)
    {
        var batchSize = Integer(value("batchSize"), 16);
        return new QueueSettings
        {
            BatchSize = batchSize,
            NewBatchThreshold = Integer(value("newBatchThreshold"), batchSize / 2),
            MaxDequeueCount = Integer(value("maxDequeueCount"), 5),
            VisibilityTimeout = Duration(value("visibilityTimeout"), TimeSpan.Zero),
            MaxPollingInterval = Duration(value("maxPollingInterval"), TimeSpan.FromMinutes(1)),
            IsBase64 = !string.Equals(value("messageEncoding"), "none", StringComparison.OrdinalIgnoreCase),
        };
    }

    private static int Integer(string? text, int otherwise) =>
        text is null ? otherwise : int.Parse(text, CultureInfo.InvariantCulture);

    private static TimeSpan Duration(string? text, TimeSpan otherwise) =>
        text is null ? otherwise : TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}
