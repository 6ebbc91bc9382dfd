using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Infra;

/// <summary>
/// <c>host.json</c> against what its published schema (json.schemastore.org/host) and the reference of the host say.
/// A name that is not in the schema would be ignored by the host in silence.
/// </summary>
public sealed partial class HostJsonTests
{
    private static readonly string[] TopLevel =
        ["version", "aggregator", "concurrency", "extensions", "functionTimeout", "healthMonitor", "logging", "retry", "singleton",
            "telemetryMode"];

    private static readonly string[] Http =
        ["routePrefix", "maxConcurrentRequests", "maxOutstandingRequests", "dynamicThrottlesEnabled", "hsts", "customHeaders"];

    private static readonly string[] Queues =
        ["messageEncoding", "batchSize", "newBatchThreshold", "maxDequeueCount", "visibilityTimeout", "maxPollingInterval"];

    private static JsonObject Host => JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "host.json")))!.AsObject();

    private static JsonObject Queue => Host["extensions"]!["queues"]!.AsObject();

    [Fact]
    public void It_holds_only_names_that_the_host_knows()
    {
        Assert.Equal("2.0", Host["version"]!.GetValue<string>());
        Assert.Subset(TopLevel.ToHashSet(), Host.Select(entry => entry.Key).ToHashSet());
        Assert.Subset(Http.ToHashSet(), Host["extensions"]!["http"]!.AsObject().Select(entry => entry.Key).ToHashSet());
        Assert.Subset(Queues.ToHashSet(), Queue.Select(entry => entry.Key).ToHashSet());
    }

    [Fact]
    public void Routes_are_written_out_whole() => Assert.Equal("", Host["extensions"]!["http"]!["routePrefix"]!.GetValue<string>());

    /// <summary>
    /// The host would record each call's hop to the worker as a dependency, under its whole address: with what was searched for.
    /// </summary>
    [Fact]
    public void The_host_does_not_record_the_addresses_that_it_calls() =>
        Assert.False(Host["logging"]!["applicationInsights"]!["enableDependencyTracking"]!.GetValue<bool>());

    [Fact]
    public void Queue_settings_are_within_what_the_host_takes()
    {
        var batchSize = Queue["batchSize"]!.GetValue<int>();

        Assert.InRange(batchSize, 1, 32);
        Assert.InRange(Queue["newBatchThreshold"]!.GetValue<int>(), 0, batchSize);
        Assert.InRange(Queue["maxDequeueCount"]!.GetValue<int>(), 1, 100);
        Assert.Equal("none", Queue["messageEncoding"]!.GetValue<string>());
        Assert.True(Time(Queue["maxPollingInterval"]!) >= TimeSpan.FromMilliseconds(100));
        Assert.True(Time(Queue["visibilityTimeout"]!) > TimeSpan.Zero, "A retry at once meets the same trouble.");
    }

    [Fact]
    public void Times_are_written_as_the_host_reads_them()
    {
        var times = Descend(Host).Where(value => value.Contains(':', StringComparison.Ordinal) && char.IsAsciiDigit(value[0]));

        Assert.All(times, time => Assert.Matches(TimeFormat(), time));
    }

    private static TimeSpan Time(JsonNode value) =>
        TimeSpan.Parse(value.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> Descend(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Descend(member.Value)),
        JsonArray items => items.SelectMany(Descend),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
        _ => [],
    };

    [GeneratedRegex(@"^\d\d:\d\d:\d\d(\.\d+)?$")]
    private static partial Regex TimeFormat();
}
