namespace FinanceTrack.Domain.Results;

/// <summary>
/// A field of a partial update (PATCH): absent, or present with a value that may be null. A default instance is absent.
/// </summary>
public readonly record struct Optional<T>
{
    public Optional(T value)
    {
        Value = value;
        IsPresent = true;
    }

    public bool IsPresent { get; }

    public T? Value { get; }

    /// <summary>The new value when there is one, otherwise <paramref name="current"/>.</summary>
    public T? Or(T? current) => IsPresent ? Value : current;
}
