using System.Diagnostics.Metrics;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using FinanceTrack.Domain.Telemetry;
using FinanceTrack.Tests.Support;
using OpenTelemetry.Metrics;

namespace FinanceTrack.Tests.Telemetry;

/// <summary>What is measured, and what operators can read about it.</summary>
[Collection(Undisturbed.Name)]
public sealed partial class MetricTests
{
    private static IReadOnlyList<Instrument> Instruments { get; } =
        [.. typeof(ProductMetrics).GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .Select(field => field.GetValue(null)).OfType<Instrument>()];

    [Fact]
    public void Every_metric_is_in_the_operators_table_with_its_unit()
    {
        var table = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "operations.md"))
            .Select(line => Row().Match(line)).Where(row => row.Success)
            .ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value);

        Assert.True(Instruments.Count > 8);
        Assert.All(Instruments, instrument => Assert.Equal(instrument.Unit, table.GetValueOrDefault(instrument.Name)));
    }

    [Fact]
    public void Names_follow_the_semantic_conventions() => Assert.All(Instruments, instrument =>
    {
        Assert.Matches(Name(), instrument.Name);
        Assert.NotEmpty(instrument.Description!);
    });

    [SkippableFact]
    public async Task What_happens_is_counted_and_no_id_is_an_attribute()
    {
        FinanceTrackHost.InProcessOnly();
        using var telemetry = new RecordedTelemetry();
        await using var host = await telemetry.StartHostAsync();
        using var admin = await Administrator.RegisterAsync(host);
        await admin.RecordAsync(-12.5m, description: "QQQ unheard of");
        (await admin.PostAsync("admin/jobs", new { kind = "recompute-summaries", ledgerId = admin.LedgerId })).Is(HttpStatusCode.Created);
        await telemetry.WaitAsync("job recompute-summaries", _ => true);
        await telemetry.WaitAsync("process jobs", _ => true);

        var measured = telemetry.Collect(host);

        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "faas.invoke_duration", "financetrack.score.duration", "financetrack.categorizations", "financetrack.job.duration",
                "financetrack.message.age",
            },
            measured.Select(metric => metric.Name).ToHashSet(StringComparer.Ordinal));
        var attributes = measured.Where(metric => metric.MeterName == ProductMetrics.MeterName)
            .SelectMany(metric => metric.MetricPoints).SelectMany(Attributes).ToList();
        Assert.Contains(("financetrack.category.source", "none"), attributes);
        Assert.Contains(("messaging.destination.name", "jobs"), attributes);
        Assert.All(attributes, attribute => Assert.DoesNotMatch(Id(), attribute.Value));
    }

    private static IEnumerable<(string Name, string Value)> Attributes(MetricPoint point)
    {
        foreach (var (name, value) in point.Tags)
            yield return (name, $"{value}");
    }

    [GeneratedRegex(@"^\| `([a-z_.]+)` \| `?([^`|]+?)`? \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"^(financetrack(\.[a-z_]+)+|faas\.invoke_duration)$")]
    private static partial Regex Name();

    [GeneratedRegex("[0-9a-f]{8}-?[0-9a-f]{4}|@", RegexOptions.IgnoreCase)]
    private static partial Regex Id();
}
