using System.Reflection;
using System.Reflection.Emit;
using Microsoft.Azure.WebJobs;
using Microsoft.Extensions.Configuration;

namespace FinanceTrack.LocalHost.Hosting.Triggers;

/// <summary>The SDK's trigger attribute for a function, and the type of the parameter that bears it.</summary>
internal sealed class TriggerAttributes(IReadOnlyCollection<string> timersAtStart, IConfiguration configuration)
{
    /// <param name="function">What is triggered.</param>
    /// <param name="module">Takes the schedule's type where one is made.</param>
    /// <returns>Null for a function that HTTP triggers.</returns>
    public (Type Parameter, CustomAttributeBuilder Attribute)? Of(HostedFunction function, ModuleBuilder module)
    {
        var trigger = function.Trigger;
        if (function.HasTrigger(FunctionBinding.QueueTrigger))
        {
            var type = trigger.IsDeferred ? typeof(ParameterBindingData) : trigger.DataType == "Binary" ? typeof(byte[]) : typeof(string);
            return (type,
                Attribute<QueueTriggerAttribute>(trigger.QueueName!, (nameof(QueueTriggerAttribute.Connection), trigger.Connection)));
        }

        if (function.HasTrigger(FunctionBinding.TimerTrigger))
        {
            return (typeof(TimerInfo), Attribute<TimerTriggerAttribute>(
                DefineSchedule(module, function.Name, Resolve(trigger.Schedule!)),
                (nameof(TimerTriggerAttribute.RunOnStartup), timersAtStart.Contains(function.Name) ? true : trigger.RunOnStartup),
                (nameof(TimerTriggerAttribute.UseMonitor), trigger.UseMonitor)));
        }

        return null;
    }

    /// <summary>A type without arguments for one schedule, since the SDK's attribute takes a schedule of one's own as a type.</summary>
    private static Type DefineSchedule(ModuleBuilder module, string function, string expression)
    {
        var type = module.DefineType($"Host.Schedules.{function}", TypeAttributes.Public | TypeAttributes.Sealed, typeof(UtcSchedule));
        var code = type.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, []).GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldstr, expression);
        code.Emit(OpCodes.Call, typeof(UtcSchedule).GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, [typeof(string)])!);
        code.Emit(OpCodes.Ret);
        return type.CreateType();
    }

    private string Resolve(string text) => text is ['%', .. var name, '%']
        ? configuration[name] ?? throw new InvalidOperationException($"The setting '{name}' holds the schedule of a timer and is missing.")
        : text;

    private static CustomAttributeBuilder Attribute<T>(object argument, params (string Name, object? Value)[] properties)
    {
        var given = properties.Where(property => property.Value is not null).ToArray();
        return new CustomAttributeBuilder(
            typeof(T).GetConstructor([argument is Type ? typeof(Type) : argument.GetType()])!,
            [argument],
            [.. given.Select(property => typeof(T).GetProperty(property.Name)!)],
            [.. given.Select(property => property.Value)]);
    }
}
