using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// Writes what a function answers while the app's own middleware is still around it. The worker would write it after all of that, where a
/// failure is 500 with an empty body; and then make JSON of the result object as well, for a host that has had the answer.
/// </summary>
public sealed class AnswerMiddleware : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);
        var returned = context.GetInvocationResult();
        if (returned.Value is not IResult answer || context.GetHttpContext() is not { } http)
            return;

        returned.Value = null; // First, or an answer that fails would be written once more, by the worker.
        await answer.ExecuteAsync(http);
    }
}
