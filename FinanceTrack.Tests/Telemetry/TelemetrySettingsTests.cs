using System.Diagnostics;
using FinanceTrack.Domain.Telemetry;
using FinanceTrack.Functions;
using FinanceTrack.Functions.Telemetry;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace FinanceTrack.Tests.Telemetry;

/// <summary>Telemetry is collected where someone has said where to send it, and nowhere else.</summary>
[Collection(Undisturbed.Name)]
public sealed class TelemetrySettingsTests
{
    private const string Otlp = TelemetryServices.OtlpEndpoint;
    private const string Azure = TelemetryServices.ApplicationInsights;

    private const string Component =
        "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=http://127.0.0.1:9/;LiveEndpoint=http://127.0.0.1:9/";

    [Fact]
    public void Nothing_is_registered_by_default()
    {
        var services = Program.CreateBuilder([], [new(Otlp, ""), new(Azure, "")]).Services;

        Assert.DoesNotContain(services, service =>
            service.ServiceType.FullName!.StartsWith("OpenTelemetry", StringComparison.Ordinal)
            || service.ImplementationType?.FullName?.StartsWith("OpenTelemetry", StringComparison.Ordinal) == true
            || service.ServiceType == typeof(TelemetryMiddleware));
    }

    [Theory]
    [InlineData("http://127.0.0.1:9", null)]
    [InlineData(null, Component)]
    [InlineData("http://127.0.0.1:9", Component)]
    public void Each_exporter_is_chosen_by_its_setting(string? otlp, string? azure)
    {
        using var provider = Build(new(Otlp, otlp), new(Azure, azure));

        Assert.NotNull(provider.GetService<TracerProvider>());
        Assert.NotNull(provider.GetService<MeterProvider>());
    }

    [Theory]
    [InlineData(Otlp, "http://127.0.0.1:9")]
    [InlineData(Azure, Component)]
    public void No_more_traces_begin_in_a_second_than_is_set(string setting, string value)
    {
        using var provider = Build(new(setting, value), new("Telemetry:TracesPerSecond", "2"));
        provider.GetRequiredService<TracerProvider>();

        var recorded = Enumerable.Range(0, 100).Count(_ => IsRecorded());

        Assert.InRange(recorded, 10, 20);
    }

    [Fact]
    public void What_a_call_starts_is_recorded_with_it()
    {
        using var sampler = new EntrySampler(Options.Create(new TelemetryOptions { TracesPerSecond = 0 }));
        var (sampled, dropped) = (Context(ActivityTraceFlags.Recorded), Context(ActivityTraceFlags.None));

        Assert.True(Samples(sampler, sampled, ActivityKind.Internal));
        Assert.False(Samples(sampler, dropped, ActivityKind.Internal));
        Assert.True(Samples(sampler, Remote(sampled), ActivityKind.Consumer));
        Assert.False(Samples(sampler, Remote(dropped), ActivityKind.Consumer));
        Assert.True(Samples(sampler, Remote(dropped), ActivityKind.Internal));
        Assert.True(Samples(sampler, default, ActivityKind.Server));
        Assert.False(Samples(sampler, default, ActivityKind.Client));
    }

    private static ServiceProvider Build(params KeyValuePair<string, string?>[] settings) =>
        Program.CreateBuilder([], settings).Services.BuildServiceProvider();

    private static bool IsRecorded()
    {
        using var span = Traces.Source.StartActivity("test", ActivityKind.Server);
        return span is { Recorded: true };
    }

    private static ActivityContext Context(ActivityTraceFlags flags) =>
        new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), flags);

    private static ActivityContext Remote(ActivityContext context) =>
        new(context.TraceId, context.SpanId, context.TraceFlags, null, isRemote: true);

    private static bool Samples(EntrySampler sampler, ActivityContext parent, ActivityKind kind) =>
        sampler.ShouldSample(new SamplingParameters(parent, ActivityTraceId.CreateRandom(), "test", kind)).Decision
            == SamplingDecision.RecordAndSample;
}
