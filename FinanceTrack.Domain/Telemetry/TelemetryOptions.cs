using System.ComponentModel.DataAnnotations;

namespace FinanceTrack.Domain.Telemetry;

/// <summary>
/// Settings <c>Telemetry:*</c>. Where telemetry goes is said by settings that others define: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and
/// <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c>. With neither nothing is collected.
/// </summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>How many traces an instance begins in a second at most, so that load does not become cost. 0 means no limit.</summary>
    [Range(0, 10_000)]
    public int TracesPerSecond { get; set; } = 10;
}
