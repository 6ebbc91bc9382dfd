using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>A function of the app: one object for all its invocations.</summary>
public abstract class FunctionDefinition
{
    public abstract ImmutableArray<FunctionParameter> Parameters { get; }

    public abstract string PathToAssembly { get; }

    /// <summary><c>Namespace.Class.Method</c>.</summary>
    public abstract string EntryPoint { get; }

    public abstract string Id { get; }

    public abstract string Name { get; }

    public abstract IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    public abstract IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }
}

/// <summary>A parameter of a function method.</summary>
public class FunctionParameter(string name, Type type, IReadOnlyDictionary<string, object> properties)
{
    public string Name { get; } = name;

    public Type Type { get; } = type;

    /// <summary>Holds the binding attribute under <c>bindingAttribute</c> where there is one.</summary>
    public IReadOnlyDictionary<string, object> Properties { get; } = properties;
}

public enum BindingDirection
{
    In,
    Out,
}

/// <summary>A binding as the host names it: <c>httpTrigger</c>, <c>queueTrigger</c>, <c>timerTrigger</c>, <c>queue</c>, <c>http</c>.</summary>
public abstract class BindingMetadata
{
    public abstract string Name { get; }

    public abstract string Type { get; }

    public abstract BindingDirection Direction { get; }
}
