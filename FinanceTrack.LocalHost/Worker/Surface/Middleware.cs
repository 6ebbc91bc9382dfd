using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>The rest of the pipeline.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "The real worker's name.")]
public delegate Task FunctionExecutionDelegate(FunctionContext context);

/// <summary>Code around every function, whatever its trigger. A singleton: what is scoped comes from <c>context.InstanceServices</c>.</summary>
public interface IFunctionsWorkerMiddleware
{
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
