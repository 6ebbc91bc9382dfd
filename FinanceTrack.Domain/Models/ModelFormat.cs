namespace FinanceTrack.Domain.Models;

/// <summary>How one kind of model stands in bytes. Each feature registers its own.</summary>
/// <param name="kind">The kind's name: lower-case letters and hyphens.</param>
/// <param name="schema">Raised whenever older readers could not read the bytes.</param>
public abstract class ModelFormat<TModel>(string kind, int schema)
    where TModel : class
{
    public string Kind { get; } = kind;

    public int Schema { get; } = schema;

    /// <summary>Reads a model that is ready to serve many threads.</summary>
    /// <exception cref="InvalidDataException">The bytes are no model of this schema.</exception>
    public abstract TModel Read(ReadOnlyMemory<byte> bytes);
}

/// <summary>A kind that the registry knows, so that a misspelt one is "not found" and not empty.</summary>
public sealed record ModelKind(string Name);
