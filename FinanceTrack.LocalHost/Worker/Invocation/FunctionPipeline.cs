using Microsoft.Azure.Functions.Worker.Middleware;

namespace FinanceTrack.LocalHost.Worker.Invocation;

/// <summary>The app's middleware around the call of the function itself, composed once.</summary>
internal sealed record FunctionPipeline(FunctionExecutionDelegate InvokeAsync);
