using FinanceTrack.LocalHost.Worker.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The worker's extension methods on <see cref="FunctionContext"/> that functions and middleware use.</summary>
public static class FunctionContextExtensions
{
    private const string HttpContextKey = "HttpRequestContext";

    /// <summary>The request of an HTTP-triggered invocation; null for every other trigger.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context) => context switch
    {
        FunctionInvocation invocation => invocation.HttpContext,
        _ => context.Items.TryGetValue(HttpContextKey, out var value) ? value as HttpContext : null,
    };

    /// <summary>The returned value; holds nothing before the function has run.</summary>
    public static InvocationResult GetInvocationResult(this FunctionContext context) =>
        new ResultOf((FunctionInvocation)context);

    public static ILogger<T> GetLogger<T>(this FunctionContext context) =>
        context.InstanceServices.GetRequiredService<ILogger<T>>();

    public static ILogger GetLogger(this FunctionContext context, string categoryName) =>
        context.InstanceServices.GetRequiredService<ILoggerFactory>().CreateLogger(categoryName);

    private sealed class ResultOf(FunctionInvocation invocation) : InvocationResult
    {
        public override object? Value
        {
            get => invocation.ReturnValue;
            set => invocation.ReturnValue = value;
        }
    }
}
