using System.Text.Json;
using FinanceTrack.LocalHost.Hosting.Protocol;
using FinanceTrack.LocalHost.Hosting.Triggers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Primitives;

namespace FinanceTrack.LocalHost.Hosting.Http;

/// <summary>
/// What Azure's host does with a request before the worker sees it, here on the worker's own server: finds its function, sends the worker
/// the invocation, and passes the request on under the invocation's id. Requests wait until the functions are loaded.
/// As behind Azure's front end, the last entry of the <c>X-Forwarded-</c> headers that a caller on this machine sends counts as the
/// caller's own, and what is left of <c>X-Forwarded-For</c> appears in the data of the invocation only.
/// </summary>
internal sealed class HttpFront(WorkerChannel worker, string routePrefix) : IStartupFilter
{
    private const string InvocationIdHeader = "x-ms-invocation-id";
    private const string ForwardedForHeader = "X-Forwarded-For";

    private static readonly TypedData EmptyRequest = new() { Http = new() };

    private readonly TaskCompletionSource<RequestDelegate> _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IApplicationBuilder _app = null!;
    private RequestDelegate _worker = null!;
    private QueueOutputs _outputs = null!;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        var workers = app.New();
        next(workers);
        _worker = workers.Build();
        _app = app.New();
        app.Run(async http => await (await _open.Task)(http));
    };

    /// <summary>Serves these functions from now on.</summary>
    public void Open(IEnumerable<HostedFunction> functions, QueueOutputs outputs)
    {
        _outputs = outputs;
        var endpoints = functions.Where(function => function.HasTrigger(FunctionBinding.HttpTrigger)).Select(EndpointOf).ToList();
        _app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All });
        _app.UseRouting();
        _app.Use(_ => ServeAsync);
        _app.UseEndpoints(routes => routes.DataSources.Add(new DefaultEndpointDataSource(endpoints)));
        _open.SetResult(_app.Build());
    }

    private Endpoint EndpointOf(HostedFunction function)
    {
        var route = $"{routePrefix}/{function.Trigger.Route ?? function.Name}".TrimStart('/');
        var endpoint = new RouteEndpointBuilder(ServeAsync, RoutePatternFactory.Parse(route), order: 0)
        {
            DisplayName = function.Name,
            Metadata = { function },
        };
        if (function.Trigger.Methods is { Count: > 0 } methods)
            endpoint.Metadata.Add(new HttpMethodMetadata(methods.Select(method => method.ToUpperInvariant())));
        return endpoint.Build();
    }

    private async Task ServeAsync(HttpContext http)
    {
        // A wrong verb matches an endpoint of the router's own, which says 405; Azure's host says 404.
        if (http.GetEndpoint()?.Metadata.GetMetadata<HostedFunction>() is not { } function)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var invocation = Invocation(http, function);
        var invoked = worker.InvokeAsync(invocation);
        await using var cancellation = http.RequestAborted.UnsafeRegister(_ => worker.Cancel(invocation.InvocationId), null);
        http.Request.Headers[InvocationIdHeader] = invocation.InvocationId; // Instead of one that the caller sent.
        http.Request.Headers.Remove(ForwardedForHeader);
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        await _worker(http);
        await AnswerAsync(http, function, await invoked);
    }

    private async Task AnswerAsync(HttpContext http, HostedFunction function, InvocationResponse response)
    {
        if (response.Result.Status == StatusResult.Types.Status.Success)
        {
            await _outputs.SendAsync(function, response, http.RequestAborted);
            return;
        }

        if (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private static InvocationRequest Invocation(HttpContext http, HostedFunction function)
    {
        var request = new InvocationRequest
        {
            InvocationId = Guid.NewGuid().ToString(),
            FunctionId = function.Id,
            TraceContext = new(), // As of a host without telemetry: the worker takes the caller's trace.
            InputData = { new ParameterBinding { Name = function.Trigger.Name, Data = EmptyRequest } },
        };
        foreach (var (name, value) in http.Request.RouteValues)
            request.TriggerMetadata[name] = new() { String = value?.ToString() ?? "" };
        request.TriggerMetadata["Headers"] = new() { Json = Json(http.Request.Headers) };
        request.TriggerMetadata["Query"] = new() { Json = Json(http.Request.Query) };
        return request;
    }

    private static string Json(IEnumerable<KeyValuePair<string, StringValues>> values) =>
        JsonSerializer.Serialize(values.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()));
}
