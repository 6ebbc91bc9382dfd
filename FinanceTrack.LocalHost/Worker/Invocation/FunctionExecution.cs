using FinanceTrack.LocalHost.Worker.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.LocalHost.Worker.Invocation;

/// <summary>The innermost step of the pipeline: bind, create the class, call. Middleware therefore sees binding failures too.</summary>
internal static class FunctionExecution
{
    public static async Task InvokeAsync(FunctionContext context)
    {
        var invocation = (FunctionInvocation)context;
        var function = invocation.Function;
        if (function.BodyType is { } bodyType)
        {
            invocation.Body = await RequestBody.ReadAsync(invocation.HttpContext!, bodyType);
        }

        var instance = function.CreateInstance(invocation.InstanceServices);
        invocation.ReturnValue = await function.Call(instance, invocation);
    }
}
