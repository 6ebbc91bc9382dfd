using System.Diagnostics;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Telemetry;
using FinanceTrack.Domain.Users.Sessions;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// A bug is answered with a 500 problem document, an unreachable database with a 503; the worker alone answers 500 with an empty body. If
/// a response fails part way, the connection is aborted so that the client cannot mistake it for a complete one.
/// Only HTTP calls are caught: a queue message must fail, so that the host retries it.
/// </summary>
public sealed partial class ExceptionMiddleware(ILogger<ExceptionMiddleware> logger) : IFunctionsWorkerMiddleware
{
    private const int ClientClosedRequest = 499;

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        http.TraceIdentifier = TraceOf(context, http.Request);

        try
        {
            await next(context);
        }
        catch (Exception exception) when (IsGone(context, http, exception))
        {
            if (http.Response.HasStarted)
                http.Abort();
            else
                http.Response.StatusCode = ClientClosedRequest;
        }
        catch (BadHttpRequestException exception) when (!http.Response.HasStarted)
        {
            LogBadRequest(context.FunctionDefinition.Name, exception.StatusCode);
            await Problems.BadRequest(exception.StatusCode).ExecuteAsync(http);
        }
        catch (SessionEndedException exception)
        {
            await FailAsync(http, new UnauthorizedError(exception.Message).ToProblem());
        }
        catch (DatabaseUnavailableException)
        {
            LogUnavailable(context.FunctionDefinition.Name);
            await FailAsync(http, Problems.DatabaseUnavailable());
        }
        catch (OutcomeUnknownException)
        {
            LogOutcomeUnknown(context.FunctionDefinition.Name);
            await FailAsync(http, Problems.OutcomeUnknown(http.Request));
        }
        catch (Exception exception)
        {
            LogFailed(context.FunctionDefinition.Name, exception);
            await FailAsync(http, Problems.Unexpected());
        }
    }

    /// <summary>
    /// Our span, or the host's, which its logs know: they are of one trace. A host without telemetry keeps none and drops the caller's:
    /// then it is the one that the request brought, or the invocation's id, under which the host logs the call.
    /// </summary>
    private static string TraceOf(FunctionContext context, HttpRequest request)
    {
        if (Activity.Current is { Source.Name: Traces.SourceName, Id: { } span })
            return span;
        if (context.TraceContext.TraceParent is { Length: > 0 } trace)
            return trace;
        string? brought = request.Headers.TraceParent;
        return ActivityContext.TryParse(brought, traceState: null, out _) ? brought! : context.InvocationId;
    }

    private static Task FailAsync(HttpContext http, IResult problem)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return Task.CompletedTask;
        }

        http.Response.Clear(); // Of the headers of an answer that did not come to be.
        SecurityHeadersMiddleware.Apply(http.Response);
        return problem.ExecuteAsync(http);
    }

    // A client that disconnects is reported to the worker twice, by the host and by the connection, and not always in one order: the body
    // that is being read may notice it before either.
    private static bool IsGone(FunctionContext context, HttpContext http, Exception exception) =>
        http.RequestAborted.IsCancellationRequested
        || context.CancellationToken.IsCancellationRequested
        || exception is ConnectionResetException;

    [LoggerMessage(2001, LogLevel.Error, "{Function} failed")]
    private partial void LogFailed(string function, Exception exception);

    [LoggerMessage(2002, LogLevel.Information, "{Function} received a malformed HTTP request: {Status}")]
    private partial void LogBadRequest(string function, int status);

    [LoggerMessage(2003, LogLevel.Warning, "{Function} was refused: the database is unreachable")]
    private partial void LogUnavailable(string function);

    [LoggerMessage(2004, LogLevel.Warning, "{Function} answered that its outcome is unknown")]
    private partial void LogOutcomeUnknown(string function);
}
