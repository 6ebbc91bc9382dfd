using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// Bugs and outages answer a problem document of 500; without this the worker answers 500 with an empty body.
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

        try
        {
            await next(context);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            if (!http.Response.HasStarted)
                http.Response.StatusCode = ClientClosedRequest;
        }
        catch (BadHttpRequestException exception) when (!http.Response.HasStarted)
        {
            LogBadRequest(context.FunctionDefinition.Name, exception.StatusCode);
            await Problems.BadRequest(exception.StatusCode).ExecuteAsync(http);
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            LogFailed(context.FunctionDefinition.Name, exception);
            await Problems.Unexpected().ExecuteAsync(http);
        }
    }

    [LoggerMessage(2001, LogLevel.Error, "{Function} failed")]
    private partial void LogFailed(string function, Exception exception);

    [LoggerMessage(2002, LogLevel.Information, "{Function} was sent a request that HTTP itself refuses: {Status}")]
    private partial void LogBadRequest(string function, int status);
}
