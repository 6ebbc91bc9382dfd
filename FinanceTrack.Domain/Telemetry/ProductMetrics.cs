using System.Diagnostics.Metrics;

namespace FinanceTrack.Domain.Telemetry;

/// <summary>
/// The product's metrics; docs/operations.md has what each means. While no exporter is configured a measurement costs one comparison.
/// Attributes have few values: never the id of a user, a ledger or a row.
/// </summary>
public static class ProductMetrics
{
    public const string MeterName = "FinanceTrack";

    private const string Destination = "messaging.destination.name";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<double> MessageAge = Meter.CreateHistogram(
        "financetrack.message.age", "s", "Time from the put of a message to the start of its function.",
        advice: Buckets(.05, .25, 1, 5, 15, 60, 300, 1_800, 7_200, 86_400));

    private static readonly Histogram<double> ScoreDuration = Meter.CreateHistogram(
        "financetrack.score.duration", "s", "Time to score the transactions of one call.",
        advice: Buckets(.0001, .0005, .001, .005, .025, .1, .5, 2.5, 10));

    private static readonly Counter<long> Anomalies = Meter.CreateCounter<long>(
        "financetrack.anomalies", "{transaction}", "Recorded transactions that were flagged as anomalies.");

    private static readonly Counter<long> Categorizations = Meter.CreateCounter<long>(
        "financetrack.categorizations", "{transaction}", "Recorded transactions by what gave them their category; none: abstained.");

    private static readonly Counter<long> Questions = Meter.CreateCounter<long>(
        "financetrack.link.questions", "{question}", "Transfers and refunds that a person was asked about.");

    private static readonly Counter<long> Repairs = Meter.CreateCounter<long>(
        "financetrack.drift.repairs", "{repair}", "Stored figures that did not match their transactions and were repaired.");

    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>(
        "financetrack.assistant.tokens", "{token}", "Tokens of the language model that were charged to users.");

    private static readonly Gauge<long> Waiting = Meter.CreateGauge<long>(
        "financetrack.outbox.messages", "{message}", "Messages that wait in the outbox, as of the last sweep.");

    private static readonly Histogram<double> JobDuration = Meter.CreateHistogram(
        "financetrack.job.duration", "s", "Duration of one run of a job.", advice: Buckets(.01, .1, .5, 2.5, 10, 60, 240, 600));

    private static readonly Histogram<double> InvokeDuration = Meter.CreateHistogram(
        "faas.invoke_duration", "s", "Duration of a function's invocation in the worker.",
        advice: Buckets(.001, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 60));

    /// <summary>Whether somewhere to send measurements to is configured; asked where one would cost a query.</summary>
    public static bool WatchesOutbox => Waiting.Enabled;

    public static void MessageTaken(string queue, TimeSpan age) =>
        MessageAge.Record(Math.Max(0, age.TotalSeconds), new KeyValuePair<string, object?>(Destination, queue));

    /// <param name="scoredBy"><c>sum</c>, or the version of a model.</param>
    public static void Scored(TimeSpan elapsed, string? scoredBy) => ScoreDuration.Record(
        elapsed.TotalSeconds, new KeyValuePair<string, object?>("financetrack.scorer", scoredBy is null or "sum" ? "sum" : "model"));

    public static void AnomaliesRaised(long count)
    {
        if (count > 0)
            Anomalies.Add(count);
    }

    /// <param name="source">What decided: <c>memory</c>, <c>rule</c>, <c>model</c>, <c>lexicon</c>, <c>given</c>, or <c>none</c>.</param>
    public static void Categorized(string source, long count) =>
        Categorizations.Add(count, new KeyValuePair<string, object?>("financetrack.category.source", source));

    /// <param name="kind"><c>transfer</c> or <c>refund</c>.</param>
    public static void Asked(string kind, long count) =>
        Questions.Add(count, new KeyValuePair<string, object?>("financetrack.link.kind", kind));

    /// <param name="figures"><c>summaries</c> or <c>statistics</c>.</param>
    public static void Repaired(string figures, long count) =>
        Repairs.Add(count, new KeyValuePair<string, object?>("financetrack.drift.figures", figures));

    public static void TokensUsed(long input, long output)
    {
        Tokens.Add(input, new KeyValuePair<string, object?>("gen_ai.token.type", "input"));
        Tokens.Add(output, new KeyValuePair<string, object?>("gen_ai.token.type", "output"));
    }

    public static void OutboxHolds(string queue, long messages) =>
        Waiting.Record(messages, new KeyValuePair<string, object?>(Destination, queue));

    /// <param name="outcome"><c>succeeded</c>, <c>failed</c>, <c>cancelled</c>, <c>yielded</c>, <c>retried</c>, … (see JobRun).</param>
    public static void JobRun(string kind, string outcome, TimeSpan elapsed) => JobDuration.Record(
        elapsed.TotalSeconds,
        new KeyValuePair<string, object?>("financetrack.job.kind", kind),
        new KeyValuePair<string, object?>("financetrack.job.outcome", outcome));

    /// <param name="error">The type of the exception, or the status of an answer of 500 and over; null for none.</param>
    public static void Invoked(string function, string trigger, string? error, TimeSpan elapsed)
    {
        KeyValuePair<string, object?> name = new("faas.invoked_name", function), by = new("faas.trigger", trigger);
        if (error is null)
            InvokeDuration.Record(elapsed.TotalSeconds, name, by);
        else
            InvokeDuration.Record(elapsed.TotalSeconds, name, by, new KeyValuePair<string, object?>("error.type", error));
    }

    private static InstrumentAdvice<double> Buckets(params double[] boundaries) => new() { HistogramBucketBoundaries = boundaries };
}
