using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.LocalHost.Worker.Invocation;

/// <summary>A function method with its bindings. What calls it is compiled at its first call, which keeps the host's start short.</summary>
internal sealed class HostedFunction : FunctionDefinition
{
    private readonly Lazy<ObjectFactory> _activator;
    private readonly Lazy<Func<object, FunctionInvocation, ValueTask<object?>>> _call;

    /// <exception cref="InvalidOperationException">The method asks for what LocalHost, or the real worker, does not offer.</exception>
    public HostedFunction(MethodInfo method, string name)
    {
        Method = method;
        Name = name;
        EntryPoint = $"{method.DeclaringType!.FullName}.{method.Name}";
        var parameters = method.GetParameters();
        TriggerParameter = parameters.Where(parameter => parameter.IsDefined(typeof(TriggerBindingAttribute))).ToArray() is [var only]
            ? only
            : throw new InvalidOperationException($"Function '{name}' must have exactly one trigger.");
        Trigger = TriggerParameter.GetCustomAttribute<TriggerBindingAttribute>()!;
        BodyType = parameters.SingleOrDefault(parameter => parameter.IsDefined(typeof(FromBodyAttribute)))?.ParameterType;
        Outputs = FunctionOutputs.Of(method);
        Parameters = [.. parameters.Select(ParameterOf)];
        InputBindings = Bindings([new Binding(TriggerParameter.Name!, TriggerType(Trigger), BindingDirection.In)]);
        OutputBindings = Bindings(Outputs.Describe());
        FunctionSignature.Check(this);
        _activator = new(() => ActivatorUtilities.CreateFactory(method.DeclaringType!, []));
        _call = new(() => FunctionCall.Compile(this));
    }

    public MethodInfo Method { get; }

    public TriggerBindingAttribute Trigger { get; }

    public ParameterInfo TriggerParameter { get; }

    /// <summary>The type of the <c>[FromBody]</c> parameter; null when there is none.</summary>
    public Type? BodyType { get; }

    public FunctionOutputs Outputs { get; }

    public override ImmutableArray<FunctionParameter> Parameters { get; }

    public override string PathToAssembly => Method.DeclaringType!.Assembly.Location;

    public override string EntryPoint { get; }

    public override string Id => Name;

    public override string Name { get; }

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }

    public object CreateInstance(IServiceProvider services) => _activator.Value(services, null);

    public ValueTask<object?> Call(object instance, FunctionInvocation invocation) => _call.Value(instance, invocation);

    private static FunctionParameter ParameterOf(ParameterInfo parameter) => new(
        parameter.Name!,
        parameter.ParameterType,
        parameter.GetCustomAttribute<BindingAttribute>() is { } binding
            ? ImmutableDictionary<string, object>.Empty.Add("bindingAttribute", binding)
            : ImmutableDictionary<string, object>.Empty);

    private static string TriggerType(TriggerBindingAttribute trigger)
    {
        var name = trigger.GetType().Name[..^nameof(Attribute).Length];
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static ImmutableDictionary<string, BindingMetadata> Bindings(IEnumerable<Binding> bindings) =>
        bindings.ToImmutableDictionary(binding => binding.Name, BindingMetadata (binding) => binding);

    internal sealed class Binding(string name, string type, BindingDirection direction) : BindingMetadata
    {
        public override string Name => name;

        public override string Type => type;

        public override BindingDirection Direction => direction;
    }
}
