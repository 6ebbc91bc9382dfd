using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace FinanceTrack.LocalHost.Worker.Invocation;

/// <summary>
/// Where a returned value goes: to the request's answer, to a queue by the method's own attribute, or to several places by the
/// attributes on the returned class's properties.
/// </summary>
internal sealed class FunctionOutputs
{
    private readonly PropertyInfo? _httpResult;

    private FunctionOutputs(IReadOnlyList<QueueOutput> queues, PropertyInfo? httpResult)
    {
        Queues = queues;
        _httpResult = httpResult;
    }

    public IReadOnlyList<QueueOutput> Queues { get; }

    public static FunctionOutputs Of(MethodInfo method)
    {
        if (method.GetCustomAttribute<QueueOutputAttribute>() is { } ownOutput)
        {
            return new FunctionOutputs([new QueueOutput(ownOutput, null)], null);
        }

        var properties = FunctionSignature.ReturnedType(method)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.IsDefined(typeof(OutputBindingAttribute)))
            .ToArray();
        return new FunctionOutputs(
            [.. properties
                .Select(property => (property, output: property.GetCustomAttribute<QueueOutputAttribute>()))
                .Where(found => found.output is not null)
                .Select(found => new QueueOutput(found.output!, found.property))],
            properties.SingleOrDefault(property => property.IsDefined(typeof(HttpResultAttribute))));
    }

    /// <summary>The part of the returned value that answers the request.</summary>
    public object? HttpResultOf(object? returned) =>
        _httpResult is null || returned is null ? returned : _httpResult.GetValue(returned);

    public IEnumerable<HostedFunction.Binding> Describe()
    {
        foreach (var queue in Queues)
        {
            yield return new HostedFunction.Binding(queue.Property?.Name ?? "$return", "queue", BindingDirection.Out);
        }

        if (_httpResult is not null)
        {
            yield return new HostedFunction.Binding(_httpResult.Name, "http", BindingDirection.Out);
        }
    }

    /// <param name="Attribute">Names the queue.</param>
    /// <param name="Property">Holds the value; null when the returned value is it.</param>
    internal sealed record QueueOutput(QueueOutputAttribute Attribute, PropertyInfo? Property)
    {
        public object? ValueOf(object? returned) =>
            Property is null || returned is null ? returned : Property.GetValue(returned);
    }
}
