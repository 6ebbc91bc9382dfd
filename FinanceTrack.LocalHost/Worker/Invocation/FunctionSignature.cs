using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace FinanceTrack.LocalHost.Worker.Invocation;

/// <summary>Refuses at start what would only fail under the real worker, or what LocalHost does not implement.</summary>
internal static class FunctionSignature
{
    public static void Check(HostedFunction function)
    {
        var method = function.Method;
        Require(method.ReturnType != typeof(ValueTask)
            && (!method.ReturnType.IsGenericType || method.ReturnType.GetGenericTypeDefinition() != typeof(ValueTask<>)),
            function, "returns a ValueTask; the worker knows Task and Task<T>");
        switch (function.Trigger)
        {
            case HttpTriggerAttribute:
                Require(function.TriggerParameter.ParameterType == typeof(HttpRequest), function, "must bind its HTTP trigger to HttpRequest");
                break;
            case TimerTriggerAttribute:
                Require(function.TriggerParameter.ParameterType == typeof(TimerInfo), function, "must bind its timer to TimerInfo");
                break;
            case QueueTriggerAttribute:
                break;
            default:
                Require(false, function, $"has a trigger that LocalHost does not implement: {function.Trigger.GetType().Name}");
                break;
        }

        Require(function.BodyType is null || function.Trigger is HttpTriggerAttribute, function, "has [FromBody] without an HTTP trigger");
        foreach (var attribute in BindingsOf(method))
        {
            Require(attribute is TriggerBindingAttribute or QueueOutputAttribute or HttpResultAttribute,
                function, $"has a binding that LocalHost does not implement: {attribute.GetType().Name}");
        }
    }

    /// <summary>The type inside <c>Task&lt;T&gt;</c>, or the plain returned type.</summary>
    public static Type ReturnedType(MethodInfo method) =>
        method.ReturnType is { IsGenericType: true } task && task.GetGenericTypeDefinition() == typeof(Task<>)
            ? task.GetGenericArguments()[0]
            : method.ReturnType;

    /// <summary>The binding attributes on the method, its parameters and the properties of what it returns.</summary>
    public static IEnumerable<BindingAttribute> BindingsOf(MethodInfo method) =>
        method.GetCustomAttributes<BindingAttribute>()
            .Concat(method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributes<BindingAttribute>()))
            .Concat(ReturnedType(method).GetProperties().SelectMany(property => property.GetCustomAttributes<BindingAttribute>()));

    private static void Require(bool holds, HostedFunction function, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"Function '{function.Name}' ({function.EntryPoint}) {otherwise}.");
        }
    }
}
