using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FinanceTrack.Benchmarks.Assistant.Scripted;

/// <summary>An answer of the scripted model.</summary>
internal abstract record ScriptedReply
{
    public const int InputTokens = 120;
    public const int OutputTokens = 30;

    /// <summary>A text, in parts of a few letters where it is streamed.</summary>
    public static ScriptedReply Says(string text) => new Completion(text, []);

    /// <summary>Calls of tools, all at once.</summary>
    public static ScriptedReply Calls(params ScriptedCall[] calls) => new Completion(null, calls);

    /// <summary>A call of one tool.</summary>
    public static ScriptedReply Calls(string tool, object arguments) =>
        Calls(new ScriptedCall(tool, JsonSerializer.Serialize(arguments)));

    /// <summary>An HTTP status with an error as OpenAI writes it.</summary>
    public static ScriptedReply Status(int status, string? retryAfter = null) => new Refusal(status, retryAfter);

    /// <summary>A body that is not what the protocol says.</summary>
    public static ScriptedReply Raw(string body, string type = "application/json") => new RawBody(body, type);

    /// <summary>A body that begins so, and continues with the other text until the caller leaves.</summary>
    public static ScriptedReply Endless(string begin, string more, string type) => new EndlessBody(begin, more, type);

    /// <summary>Nothing at all, until the caller leaves.</summary>
    public static ScriptedReply Hangs() => new Silence("");

    /// <summary>The beginning of a stream, then nothing.</summary>
    public static ScriptedReply HangsAfter(string text) => new Silence(text);

    /// <summary>The beginning of a stream that ends without saying why, as behind a proxy that gives up.</summary>
    public static ScriptedReply EndsAfter(string text) =>
        Raw(string.Concat(Words(text).Select(part => $"data: {ScriptedJson.Part(part)}\n\n")), "text/event-stream");

    /// <summary>The beginning of a stream, then the end of the connection.</summary>
    public static ScriptedReply BreaksOffAfter(string text) => new BrokenStream(text);

    public abstract Task WriteAsync(HttpResponse response, ScriptedRequest request, CancellationToken cancellationToken);

    private static Task WriteEventsAsync(HttpResponse response, IAsyncEnumerable<string> events, CancellationToken cancellationToken)
    {
        response.ContentType = "text/event-stream";
        return SseFormatter.WriteAsync(Items(events), response.Body, cancellationToken);
    }

    private static async IAsyncEnumerable<SseItem<string>> Items(IAsyncEnumerable<string> events)
    {
        await foreach (var data in events)
            yield return new SseItem<string>(data);
    }

    private static IEnumerable<string> Words(string text) => text.Chunk(7).Select(letters => new string(letters));

    private sealed record Completion(string? Text, IReadOnlyList<ScriptedCall> ToolCalls) : ScriptedReply
    {
        public override Task WriteAsync(HttpResponse response, ScriptedRequest request, CancellationToken cancellationToken) =>
            request.Streams
                ? WriteEventsAsync(response, EventsAsync(cancellationToken), cancellationToken)
                : response.WriteAsJsonAsync(ScriptedJson.Whole(Text, ToolCalls), cancellationToken);

        private async IAsyncEnumerable<string> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            foreach (var part in Words(Text ?? ""))
            {
                yield return ScriptedJson.Part(part);
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
            }

            foreach (var part in ScriptedJson.CallParts(ToolCalls))
                yield return part;
            yield return ScriptedJson.End(ToolCalls.Count > 0 ? "tool_calls" : "stop");
            yield return ScriptedJson.Usage();
            yield return "[DONE]";
        }
    }

    private sealed record Refusal(int Code, string? RetryAfter) : ScriptedReply
    {
        public override Task WriteAsync(HttpResponse response, ScriptedRequest request, CancellationToken cancellationToken)
        {
            response.StatusCode = Code;
            if (RetryAfter is not null)
                response.Headers.RetryAfter = RetryAfter;
            var error = new { message = $"The endpoint repeats what was asked: {request.Question}", type = "scripted", code = "scripted" };
            return response.WriteAsJsonAsync(new { error }, cancellationToken);
        }
    }

    private sealed record RawBody(string Body, string Type) : ScriptedReply
    {
        public override Task WriteAsync(HttpResponse response, ScriptedRequest request, CancellationToken cancellationToken)
        {
            response.ContentType = Type;
            return response.WriteAsync(Body, cancellationToken);
        }
    }

    private sealed record EndlessBody(string Begin, string More, string Type) : ScriptedReply
    {
        private const int Repetitions = 1_000;

        public override async Task WriteAsync(HttpResponse response, ScriptedRequest request, CancellationToken cancellationToken)
        {
            response.ContentType = Type;
            await response.WriteAsync(Begin, cancellationToken);
            var more = string.Concat(Enumerable.Repeat(More, Repetitions));
            while (!cancellationToken.IsCancellationRequested)
                await response.WriteAsync(more, CancellationToken.None);
        }
    }

    private sealed record Silence(string Text) : ScriptedReply
    {
        public override async Task WriteAsync(HttpResponse response, ScriptedRequest request, CancellationToken cancellationToken)
        {
            if (Text.Length > 0)
                await WriteEventsAsync(response, Words(Text).Select(ScriptedJson.Part).ToAsyncEnumerable(), cancellationToken);
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private sealed record BrokenStream(string Text) : ScriptedReply
    {
        public override async Task WriteAsync(HttpResponse response, ScriptedRequest request, CancellationToken cancellationToken)
        {
            await WriteEventsAsync(response, Words(Text).Select(ScriptedJson.Part).ToAsyncEnumerable(), cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
            response.HttpContext.Abort();
        }
    }
}

/// <summary>A call of a tool: the arguments are sent as they stand, JSON or not.</summary>
internal sealed record ScriptedCall(string Tool, string Arguments);
