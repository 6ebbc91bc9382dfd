using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;

namespace FinanceTrack.Tests.LocalHost;

/// <summary>Describes the functions of some classes, as the worker's build does for those of an app.</summary>
internal sealed class ReflectedFunctions(Type[] classes) : IFunctionMetadataProvider
{
    private static readonly JsonSerializerOptions SkipNull =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    public Task<ImmutableArray<IFunctionMetadata>> GetFunctionMetadataAsync(string directory) => Task.FromResult((
        from type in classes
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        select (IFunctionMetadata)new DefaultFunctionMetadata
        {
            Language = "dotnet-isolated",
            Name = function.Name,
            EntryPoint = $"{type.FullName}.{method.Name}",
            ScriptFile = Path.GetFileName(type.Assembly.Location),
            RawBindings = [.. Bindings(method).Select(binding => JsonSerializer.Serialize(binding, SkipNull))],
        }).ToImmutableArray());

    private static IEnumerable<object> Bindings(MethodInfo method)
    {
        var trigger = method.GetParameters().Select(TriggerOf).Single(binding => binding is not null)!;
        yield return trigger;
        if (method.GetCustomAttribute<QueueOutputAttribute>() is { } returned)
            yield return QueueOutput("$return", returned);
        var outputs = method.ReturnType.GetProperties().Where(property => property.IsDefined(typeof(QueueOutputAttribute))).ToList();
        foreach (var property in outputs)
            yield return QueueOutput(property.Name, property.GetCustomAttribute<QueueOutputAttribute>()!);
        foreach (var property in method.ReturnType.GetProperties().Where(property => property.IsDefined(typeof(HttpResultAttribute))))
            yield return new { Name = property.Name, Type = "http", Direction = "Out" };
    }

    private static object QueueOutput(string name, QueueOutputAttribute output) =>
        new { Name = name, Type = "queue", Direction = "Out", output.QueueName };

    private static object? TriggerOf(ParameterInfo parameter)
    {
        if (parameter.GetCustomAttribute<HttpTriggerAttribute>() is { } http)
            return new { parameter.Name, Type = "httpTrigger", Direction = "In", http.Methods, http.Route };
        if (parameter.GetCustomAttribute<QueueTriggerAttribute>() is { } queue)
        {
            var properties = parameter.ParameterType == typeof(QueueMessage) || parameter.ParameterType == typeof(BinaryData)
                ? new Dictionary<string, string> { ["supportsDeferredBinding"] = "True" }
                : [];
            return new { parameter.Name, Type = "queueTrigger", Direction = "In", queue.QueueName, Properties = properties };
        }

        return parameter.GetCustomAttribute<TimerTriggerAttribute>() is { } timer
            ? new { parameter.Name, Type = "timerTrigger", Direction = "In", timer.Schedule, timer.RunOnStartup, timer.UseMonitor }
            : null;
    }
}
