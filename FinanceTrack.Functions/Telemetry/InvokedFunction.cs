using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Telemetry;

/// <summary>What telemetry says of a function, read once from its attributes.</summary>
/// <param name="Trigger">As the semantic conventions name it: <c>http</c>, <c>pubsub</c>, <c>timer</c> or <c>other</c>.</param>
/// <param name="Route">Of HTTP: the template, without what a call puts into it.</param>
/// <param name="Queue">Of a queue trigger.</param>
internal sealed record InvokedFunction(string Name, string Trigger, string? Route = null, string? Queue = null)
{
    private static readonly ConcurrentDictionary<string, InvokedFunction> Known = new(StringComparer.Ordinal);

    public static InvokedFunction Of(FunctionDefinition function) =>
        Known.GetOrAdd(function.EntryPoint, static (_, function) => Read(function), function);

    private static InvokedFunction Read(FunctionDefinition function)
    {
        var dot = function.EntryPoint.LastIndexOf('.');
        var triggers = typeof(InvokedFunction).Assembly.GetType(function.EntryPoint[..dot])?
            .GetMethod(function.EntryPoint[(dot + 1)..])?
            .GetParameters()
            .SelectMany(parameter => parameter.GetCustomAttributes()) ?? [];
        foreach (var trigger in triggers)
        {
            switch (trigger)
            {
                case HttpTriggerAttribute http:
                    return new InvokedFunction(function.Name, "http", Route: http.Route);
                case QueueTriggerAttribute queue:
                    return new InvokedFunction(function.Name, "pubsub", Queue: queue.QueueName);
                case TimerTriggerAttribute:
                    return new InvokedFunction(function.Name, "timer");
            }
        }

        return new InvokedFunction(function.Name, "other");
    }
}
