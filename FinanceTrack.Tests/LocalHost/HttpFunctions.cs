using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Tests.LocalHost;

/// <summary>Functions for the tests of HTTP triggers.</summary>
public sealed class HttpFunctions(Calls calls, SlowFunction.Gate gate)
{
    [Function("GiveItem")]
    public IResult GiveItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/{id:guid}")] HttpRequest request, Guid id,
        CancellationToken cancellationToken) =>
        Results.Text($"{request.Method} {id} {cancellationToken.CanBeCanceled}");

    [Function("Break")]
    public IResult Break([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "break")] HttpRequest request) =>
        throw new InvalidTimeZoneException(request.Path);

    [Function("TellHeaders")]
    public IResult TellHeaders(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "headers")] HttpRequest request, FunctionContext context) =>
        Results.Text(
            $"{request.Headers["x-ms-invocation-id"] == context.InvocationId} "
            + $"{context.TraceContext.TraceParent}{request.Headers.TraceParent}");

    [Function("WaitForCaller")]
    public async Task<IResult> WaitForCaller(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "wait")] HttpRequest request, CancellationToken cancellationToken)
    {
        calls.Enqueue($"begin {request.Path}");
        try
        {
            await gate.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            calls.Enqueue("cancelled");
            throw;
        }

        return Results.NoContent();
    }
}
