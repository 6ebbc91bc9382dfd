using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FinanceTrack.Domain.Telemetry;

namespace FinanceTrack.Domain.Messaging;

/// <summary>
/// Carries the trace of a call with the messages that it sends, as the fields <c>traceparent</c> and <c>tracestate</c> of W3C Trace
/// Context at the start of a message's object. A storage queue has no headers. A message without them begins a trace of its own.
/// </summary>
internal static partial class MessageTrace
{
    private const int MaxStateLength = 512;
    private const int MaxLinks = 32;

    /// <summary>The body with the current span as its parent. What is not a JSON object, or an array of them, stays as it is.</summary>
    public static string Stamp(string body)
    {
        if (!Traces.Source.HasListeners() || Activity.Current is not { IdFormat: ActivityIdFormat.W3C } span)
            return body;
        var opening = Opening().Match(body);
        var rest = body.AsSpan(opening.Length);
        // Fields that the sender wrote elsewhere in the object are the sender's, and a field must not be there twice.
        if (!opening.Success || rest.Contains("\"traceparent\"", StringComparison.Ordinal))
            return body;
        var state = span.TraceStateString is { Length: > 0 and <= MaxStateLength } given
            ? $""","tracestate":"{JsonEncodedText.Encode(given)}" """.TrimEnd()
            : "";
        var comma = rest.TrimStart().StartsWith("}") ? "" : ",";
        var stamped = $"{opening.Groups["open"].Value}\"traceparent\":\"{span.Id}\"{state}{comma}{rest}";
        return Encoding.UTF8.GetByteCount(stamped) <= MessageFormat.MaxBytes ? stamped : body;
    }

    /// <summary>
    /// The span of a message that is processed: a child of the call that sent it, in the same trace. A message of several calls is linked
    /// to each of them. Null while nothing is traced.
    /// </summary>
    public static Activity? Start(string queue, string body)
    {
        if (!Traces.Source.HasListeners())
            return null;
        var senders = Read(body);
        var links = senders.Count > 1 ? senders.Take(MaxLinks).Select(sender => new ActivityLink(sender)) : [];
        if (Traces.HostInvocation is { TraceId: var trace } host && trace != default)
            links = links.Append(new ActivityLink(host));
        return Traces.Source.StartActivity(
            $"process {queue}",
            ActivityKind.Consumer,
            senders.Count == 1 ? senders[0] : default,
            [
                new("messaging.system", "azure_storage_queues"),
                new("messaging.operation.type", "process"),
                new("messaging.destination.name", queue),
                new("faas.trigger", "pubsub"),
            ],
            links);
    }

    private static List<ActivityContext> Read(string body)
    {
        if (!body.Contains("\"traceparent\"", StringComparison.Ordinal))
            return [];
        try
        {
            Carrier?[]? carriers = body.AsSpan().TrimStart().StartsWith("[")
                ? JsonSerializer.Deserialize<Carrier?[]>(body, MessageFormat.Json)
                : [JsonSerializer.Deserialize<Carrier>(body, MessageFormat.Json)];
            return [.. carriers!.Select(carrier => carrier?.Context ?? default).Where(context => context != default).Distinct()];
        }
        catch (JsonException)
        {
            return []; // What is wrong with the message is for its function to say.
        }
    }

    // With the fields that an earlier send of the same message wrote there, which the new ones replace.
    [GeneratedRegex(
        """^(?<open>\s*(?:\[\s*)?\{)(?:"traceparent":"[0-9a-f-]{55}"(?:,"tracestate":"[^"]*")?,?)?""", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    private sealed record Carrier(string? Traceparent, string? Tracestate)
    {
        public ActivityContext Context =>
            ActivityContext.TryParse(Traceparent, Tracestate, isRemote: true, out var context) ? context : default;
    }
}
