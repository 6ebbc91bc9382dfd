using Microsoft.Extensions.Configuration;

namespace FinanceTrack.LocalHost.Hosting;

/// <summary>
/// The configuration of a host: <c>host.json</c> where the WebJobs SDK looks for it, and over it the app's settings, so that
/// <c>AzureFunctionsJobHost__extensions__queues__batchSize</c> wins over the file, as in Azure.
/// </summary>
internal static class HostJson
{
    private const string Section = "AzureFunctionsJobHost";

    public static IConfiguration Read(string contentRoot, IReadOnlyDictionary<string, string?> settings)
    {
        var file = new ConfigurationBuilder().AddJsonFile(Path.Combine(contentRoot, "host.json"), optional: true).Build();
        return new ConfigurationBuilder()
            .AddInMemoryCollection(
                file.AsEnumerable().Select(pair => new KeyValuePair<string, string?>($"{Section}:{pair.Key}", pair.Value)))
            .AddInMemoryCollection([new("AzureWebJobsConfigurationSection", Section)])
            .AddInMemoryCollection(settings)
            .Build();
    }

    /// <summary>
    /// What comes before every route, without slashes at its ends. The worker reads it from the file alone, so no setting changes it.
    /// </summary>
    public static string RoutePrefix(string contentRoot) =>
        (new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(contentRoot, "host.json"), optional: true).Build()["extensions:http:routePrefix"] ?? "api")
        .Trim('/');
}
