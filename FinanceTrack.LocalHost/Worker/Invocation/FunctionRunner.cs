using FinanceTrack.LocalHost.Worker.Queues;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.LocalHost.Worker.Invocation;

/// <summary>Runs a function for a message or a point in time: in a scope of its own, through the middleware, outputs last.</summary>
internal sealed class FunctionRunner(IServiceScopeFactory scopes, FunctionPipeline pipeline, QueueOutputs outputs)
{
    /// <param name="function">What to run.</param>
    /// <param name="trigger">Makes the trigger parameter's value; called inside the pipeline, so that middleware sees it fail.</param>
    /// <param name="data">Makes the names that other parameters may bind to.</param>
    /// <param name="cancellationToken">The function's own token.</param>
    public async Task RunAsync(
        HostedFunction function,
        Func<object?> trigger,
        Func<IReadOnlyDictionary<string, object?>>? data,
        CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var invocation = new FunctionInvocation(function, scope.ServiceProvider, cancellationToken)
        {
            Trigger = trigger,
            TriggerData = data,
        };
        await pipeline.InvokeAsync(invocation);
        await outputs.SendAsync(function, invocation.ReturnValue, cancellationToken);
    }
}
