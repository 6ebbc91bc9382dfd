using System.Diagnostics;
using System.Globalization;
using FinanceTrack.Domain.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace FinanceTrack.Functions.Telemetry;

/// <summary>
/// The span and the duration of each invocation. An HTTP call and a timer begin a span below that of the host, where it has one; a queue
/// message gets its span where its body is known, for the trace that it continues stands there.
/// </summary>
public sealed class TelemetryMiddleware : IFunctionsWorkerMiddleware
{
    private const string InsertionTime = "InsertionTime";

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var function = InvokedFunction.Of(context.FunctionDefinition);
        var http = context.GetHttpContext();
        var start = Stopwatch.GetTimestamp();
        string? error = null;
        using var span = function.Queue is { } queue ? Take(context, queue) : Start(context, function, http);
        try
        {
            await next(context);
            error = http?.Response.StatusCode is >= 500 and var status ? status.ToString(CultureInfo.InvariantCulture) : null;
        }
        catch (Exception exception)
        {
            error = exception.GetType().Name;
            throw;
        }
        finally
        {
            Complete(span, http, error);
            ProductMetrics.Invoked(function.Name, function.Trigger, error, Stopwatch.GetElapsedTime(start));
        }
    }

    private static Activity? Start(FunctionContext context, InvokedFunction function, HttpContext? http)
    {
        var isHosted = TryParse(context.TraceContext.TraceParent, context.TraceContext.TraceState, out var parent);
        if (!isHosted && http is not null)
            TryParse(http.Request.Headers.TraceParent, http.Request.Headers["tracestate"], out parent);
        var span = Traces.Source.StartActivity(
            http is null ? function.Name : $"{http.Request.Method} {function.Route}",
            // A host with telemetry of its own has reported the request.
            http is null || isHosted ? ActivityKind.Internal : ActivityKind.Server,
            parent);
        if (span is not { IsAllDataRequested: true })
            return span;
        span.SetTag("faas.trigger", function.Trigger).SetTag("faas.invoked_name", function.Name);
        if (http is not null)
            span.SetTag("http.request.method", http.Request.Method).SetTag("http.route", function.Route);
        return span;
    }

    private static Activity? Take(FunctionContext context, string queue)
    {
        TryParse(context.TraceContext.TraceParent, context.TraceContext.TraceState, out var host);
        Traces.HostInvocation = host;
        if (context.BindingContext.BindingData.TryGetValue(InsertionTime, out var inserted)
            && DateTimeOffset.TryParse(
                inserted?.ToString()?.Trim('"'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
        {
            ProductMetrics.MessageTaken(queue, TimeProvider.System.GetUtcNow() - at);
        }

        return null;
    }

    private static void Complete(Activity? span, HttpContext? http, string? error)
    {
        if (span is not { IsAllDataRequested: true })
            return;
        if (http is not null)
            span.SetTag("http.response.status_code", http.Response.StatusCode);
        if (error is not null)
            span.SetTag("error.type", error).SetStatus(ActivityStatusCode.Error);
    }

    private static bool TryParse(string? parent, string? state, out ActivityContext context) =>
        ActivityContext.TryParse(parent, state, isRemote: true, out context);
}
