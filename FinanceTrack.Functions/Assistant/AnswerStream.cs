using System.Text.Json;
using FinanceTrack.Domain.Assistant.Agent;
using FinanceTrack.Domain.Results;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace FinanceTrack.Functions.Assistant;

/// <summary>
/// An answer as server-sent events: <c>sentence</c> for each sentence that has passed the checks, then <c>answer</c> with the whole of it.
/// What fails before the first sentence is a problem as everywhere.
/// </summary>
internal sealed class AnswerStream(Func<Func<string, Task>, Task<Result<AssistantReply>>> ask) : IResult
{
    private const string MediaType = "text/event-stream";

    public static bool IsWanted(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var answered = await ask(sentence => WriteAsync(response, "sentence", new { text = sentence }));
        if (answered.TryGet(out var reply, out var error))
            await WriteAsync(response, "answer", reply);
        else if (!response.HasStarted)
            await error.ToProblem().ExecuteAsync(httpContext);
        else
            await WriteAsync(response, "problem", new { title = error.Detail });
    }

    private static async Task WriteAsync<T>(HttpResponse response, string name, T data)
    {
        if (!response.HasStarted)
        {
            response.ContentType = MediaType;
            response.Headers.CacheControl = "no-store";
            response.Headers["X-Accel-Buffering"] = "no"; // Proxies would hold the events back.
        }

        var aborted = response.HttpContext.RequestAborted;
        await response.WriteAsync($"event: {name}\ndata: {JsonSerializer.Serialize(data, ApiJson.Options)}\n\n", aborted);
        await response.Body.FlushAsync(aborted);
    }
}
