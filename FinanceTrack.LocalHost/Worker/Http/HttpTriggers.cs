using FinanceTrack.LocalHost.Worker.Invocation;
using FinanceTrack.LocalHost.Worker.Queues;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.LocalHost.Worker.Http;

/// <summary>
/// Serves the HTTP functions. As under the real host: what matches no route, no constraint or no verb is 404 with an empty body;
/// an exception that no middleware caught is 500 with an empty body; only an <c>IResult</c> or <c>IActionResult</c> has a body. As behind
/// Azure's front end: the last entry of the <c>X-Forwarded-</c> headers that a caller on this machine sends is taken for the caller's own,
/// and what is left of <c>X-Forwarded-For</c> is seen in the data of the invocation only.
/// </summary>
internal sealed partial class HttpTriggers(
    HostedFunctions functions,
    HostSettings settings,
    IConfiguration configuration,
    FunctionPipeline pipeline,
    QueueOutputs outputs,
    ILogger<HttpTriggers> logger)
{
    public void Map(WebApplication app)
    {
        var endpoints = functions.Having<HttpTriggerAttribute>().Select(EndpointOf).ToList();
        ((IEndpointRouteBuilder)app).DataSources.Add(new DefaultEndpointDataSource(endpoints));
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All });
        app.UseRouting();
        app.Run(ServeAsync);
    }

    private RouteEndpoint EndpointOf(HostedFunction function)
    {
        var trigger = (HttpTriggerAttribute)function.Trigger;
        var route = SettingReferences.Resolve(trigger.Route ?? function.Name, configuration);
        var endpoint = new RouteEndpointBuilder(ServeAsync, RoutePatternFactory.Parse($"{settings.RoutePrefix}/{route}".TrimStart('/')), order: 0)
        {
            DisplayName = function.Name,
            Metadata = { function },
        };
        if (trigger.Methods is { Length: > 0 } methods)
        {
            endpoint.Metadata.Add(new HttpMethodMetadata(methods.Select(method => method.ToUpperInvariant())));
        }

        return (RouteEndpoint)endpoint.Build();
    }

    private async Task ServeAsync(HttpContext http)
    {
        // Routing answers a wrong verb with an endpoint of its own, which says 405.
        if (http.GetEndpoint()?.Metadata.GetMetadata<HostedFunction>() is not { } function)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var invocation = new FunctionInvocation(function, http.RequestServices, http.RequestAborted)
        {
            HttpContext = http,
            RequestData = new RequestData(http.Request),
        };
        try
        {
            await pipeline.InvokeAsync(invocation);
            await WriteAsync(http, function.Outputs.HttpResultOf(invocation.ReturnValue));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            LogAborted(logger, function.Name);
            return;
        }
        catch (Exception failure)
        {
            LogFailed(logger, function.Name, failure);
            Fail(http);
            return;
        }

        if (function.Outputs.Queues.Count > 0)
        {
            await SendAsync(function, invocation.ReturnValue);
        }
    }

    /// <summary>As under the real host, the caller's answer does not depend on whether this succeeds.</summary>
    private async Task SendAsync(HostedFunction function, object? returned)
    {
        try
        {
            await outputs.SendAsync(function, returned, CancellationToken.None);
        }
        catch (Exception failure)
        {
            LogNotSent(logger, function.Name, failure);
        }
    }

    private static Task WriteAsync(HttpContext http, object? result) => result switch
    {
        IResult minimal => minimal.ExecuteAsync(http),
        IActionResult mvc => mvc.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor())),
        _ => Task.CompletedTask,
    };

    private static void Fail(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    [LoggerMessage(1, LogLevel.Debug, "Function {Function}: the caller went away")]
    private static partial void LogAborted(ILogger logger, string function);

    [LoggerMessage(3, LogLevel.Error, "Function {Function} ran, but its output could not be sent")]
    private static partial void LogNotSent(ILogger logger, string function, Exception failure);

    [LoggerMessage(2, LogLevel.Error, "Function {Function} failed")]
    private static partial void LogFailed(ILogger logger, string function, Exception failure);
}
