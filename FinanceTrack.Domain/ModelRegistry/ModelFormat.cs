namespace FinanceTrack.Domain.ModelRegistry;

/// <summary>A kind of model that the registry knows, and how its models stand in bytes.</summary>
/// <param name="kind">The kind's name: lower-case letters and hyphens.</param>
/// <param name="schema">Raised whenever older readers could not read the bytes.</param>
public abstract class ModelFormat(string kind, int schema)
{
    public string Kind { get; } = kind;

    public int Schema { get; } = schema;

    /// <summary>Reads a model for nothing else than to know that it can be read.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a model of this schema.</exception>
    public abstract void Check(ReadOnlyMemory<byte> bytes);
}

/// <summary>How one kind of model stands in bytes. Each feature registers its own.</summary>
public abstract class ModelFormat<TModel>(string kind, int schema) : ModelFormat(kind, schema)
    where TModel : class
{
    /// <summary>Reads a model that is ready to serve many threads.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a model of this schema.</exception>
    public abstract TModel Read(ReadOnlyMemory<byte> bytes);

    public sealed override void Check(ReadOnlyMemory<byte> bytes) => Read(bytes);
}
