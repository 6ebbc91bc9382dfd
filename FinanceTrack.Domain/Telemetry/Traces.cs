using System.Diagnostics;

namespace FinanceTrack.Domain.Telemetry;

/// <summary>
/// The product's spans. While no exporter is configured nothing listens to them: then each is null, and costs one comparison. Names and
/// attributes hold no personal data: no amount, no text of a person, no address.
/// </summary>
public static class Traces
{
    public const string SourceName = "FinanceTrack";

    private static readonly AsyncLocal<ActivityContext> Invocation = new();

    public static ActivitySource Source { get; } = new(SourceName);

    /// <summary>The host's own span of the running invocation, to which the span of a queue message is linked; default for none.</summary>
    public static ActivityContext HostInvocation
    {
        get => Invocation.Value;
        set => Invocation.Value = value;
    }

    /// <summary>Marks the span as failed. The text of the exception, which may quote a person's data, is left out.</summary>
    public static void Fail(this Activity? span, Exception exception) =>
        span?.SetTag("error.type", exception.GetType().Name).SetStatus(ActivityStatusCode.Error);
}
