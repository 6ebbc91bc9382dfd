using System.Collections.Concurrent;
using System.Diagnostics;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace FinanceTrack.Tests.Telemetry;

/// <summary>A log line with all that a provider gets: the text, what stands in it by name, the scopes, the exception.</summary>
internal sealed record WholeLog(string Category, LogLevel Level, EventId Event, string Text);

/// <summary>
/// A product whose telemetry is switched on and kept in memory, as exporters would get it. Spans of other hosts in this process are among
/// it: a test looks for those of its own trace.
/// </summary>
internal sealed class RecordedTelemetry : BaseProcessor<Activity>, ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ConcurrentQueue<WholeLog> _logs = new();
    private readonly List<MetricSnapshot> _metrics = [];
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public IReadOnlyCollection<Activity> Spans => _spans;

    public IReadOnlyCollection<WholeLog> Logs => _logs;

    /// <summary>Sends to where nothing listens, whole: what is sent has to be ready for any backend all the same.</summary>
    public static Dictionary<string, string?> Settings => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9",
        ["Telemetry:TracesPerSecond"] = "0",
    };

    public Task<FinanceTrackHost> StartHostAsync(Dictionary<string, string?>? settings = null) => FinanceTrackHost.StartAsync(
        Settings.Concat(settings ?? []).ToDictionary(),
        replace: services => services
            .ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(this))
            .ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddInMemoryExporter(_metrics)),
        logging: LogAll);

    /// <summary>What was measured so far.</summary>
    public IReadOnlyList<MetricSnapshot> Collect(FinanceTrackHost host)
    {
        host.Services.GetRequiredService<MeterProvider>().ForceFlush();
        return _metrics;
    }

    /// <summary>Waits for a span.</summary>
    public async Task<Activity> WaitAsync(string name, Func<Activity, bool> isIt)
    {
        Activity? found = null;
        await Eventually.TrueAsync(
            $"a span '{name}'", () => (found = Spans.FirstOrDefault(span => span.DisplayName == name && isIt(span))) is not null);
        return found!;
    }

    public override void OnEnd(Activity data) => _spans.Enqueue(data);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    // Only here: the worker sends its host a message for each line, and gRPC writes lines for each message. The framework's own lines, in
    // which addresses stand, are left to a filter of the product, which another test looks at.
    private void LogAll(ILoggingBuilder logging) => logging
        .AddProvider(this)
        .AddFilter<RecordedTelemetry>(null, LogLevel.Trace)
        .AddFilter<RecordedTelemetry>("Microsoft", LogLevel.Warning);

    private sealed class Logger(RecordedTelemetry telemetry, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => telemetry._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var parts = new List<string> { formatter(state, exception), exception?.ToString() ?? "", Describe(state) };
            telemetry._scopes.ForEachScope((scope, all) => all.Add(Describe(scope)), parts);
            telemetry._logs.Enqueue(new WholeLog(category, logLevel, eventId, string.Join('\n', parts)));
        }

        private static string Describe(object? state) => state is IEnumerable<KeyValuePair<string, object?>> named
            ? string.Join(", ", named.Select(pair => $"{pair.Key}={pair.Value}"))
            : $"{state}";
    }
}
