using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Benchmarks.Assistant.Scripted;

/// <summary>
/// An endpoint on this machine that speaks OpenAI's chat completions over real HTTP, as JSON and as server-sent events. A script
/// says what it answers to each request.
/// </summary>
internal sealed class ScriptedEndpoint : IAsyncDisposable
{
    public const string Name = "scripted-1";
    public const string Key = "sk-scripted-never-to-be-logged";

    private readonly ConcurrentQueue<ScriptedRequest> _requests = new();
    private readonly Func<ScriptedRequest, ScriptedReply> _script;
    private readonly WebApplication _app;

    private ScriptedEndpoint(Func<ScriptedRequest, ScriptedReply> script, int port)
    {
        _script = script;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        _app = builder.Build();
        _app.MapPost("/v1/chat/completions", AnswerAsync);
    }

    /// <summary>Every request that came, in order.</summary>
    public IReadOnlyCollection<ScriptedRequest> Requests => _requests;

    public string Endpoint =>
        _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/v1";

    /// <summary>The settings of a product that uses it.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["Assistant:Provider"] = "OpenAI",
        ["Assistant:Endpoint"] = Endpoint,
        ["Assistant:Key"] = Key,
        ["Assistant:Model"] = Name,
        ["Assistant:InputPricePerMillion"] = "2",
        ["Assistant:OutputPricePerMillion"] = "8",
        ["Limits:ModelProbesPerUser"] = "0",
    };

    /// <param name="script">The answer to a request; it may look at what was sent and at how many came before.</param>
    /// <param name="port">0 for a free one.</param>
    public static async Task<ScriptedEndpoint> StartAsync(Func<ScriptedRequest, ScriptedReply> script, int port = 0)
    {
        var model = new ScriptedEndpoint(script, port);
        await model._app.StartAsync();
        return model;
    }

    /// <summary>One that gives these answers in turn, and the last one from then on.</summary>
    public static Task<ScriptedEndpoint> StartAsync(params ScriptedReply[] replies) =>
        StartAsync(request => replies[Math.Min(request.Index, replies.Length - 1)]);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var request = await ScriptedRequest.ReadAsync(http.Request, _requests.Count);
        _requests.Enqueue(request);
        await _script(request).WriteAsync(http.Response, request, http.RequestAborted);
    }
}
