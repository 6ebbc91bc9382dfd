using System.Diagnostics.CodeAnalysis;

namespace FinanceTrack.Domain.Results;

/// <summary>Either a value or an <see cref="Error"/>. A default instance is neither and throws when read.</summary>
public readonly struct Result<T>
{
    private readonly T? _value;
    private readonly bool _succeeded;

    private Result(T value)
    {
        _value = value;
        _succeeded = true;
        Error = null;
    }

    private Result(Error error)
    {
        _value = default;
        _succeeded = false;
        Error = error;
    }

    public Error? Error { get; }

    /// <summary>The value; throws <see cref="InvalidOperationException"/> when this is a failure.</summary>
    public T Value => _succeeded
        ? _value!
        : throw new InvalidOperationException($"The result is not a value but {Error?.GetType().Name ?? "uninitialised"}.");

    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => _succeeded;

    /// <summary>True with the value, or false with the error: <c>if (!result.TryGet(out var v, out var e)) return e;</c></summary>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Error? error)
    {
        value = _value;
        error = _succeeded ? null : Error ?? throw new InvalidOperationException("The result is uninitialised.");
        return _succeeded;
    }

    public TOut Match<TOut>(Func<T, TOut> onValue, Func<Error, TOut> onError) =>
        TryGet(out var value, out var error) ? onValue(value) : onError(error);

    /// <summary>The same failure, or the value made into another.</summary>
    public Result<TOut> Map<TOut>(Func<T, TOut> map) =>
        TryGet(out var value, out var error) ? map(value) : error;

    [SuppressMessage("Usage", "CA2225", Justification = "A use case returns its value or its error without a wrapper.")]
    public static implicit operator Result<T>(T value) => new(value);

    [SuppressMessage("Usage", "CA2225", Justification = "A use case returns its value or its error without a wrapper.")]
    public static implicit operator Result<T>(Error error) => new(error);
}

/// <summary>The value of a use case that succeeds with nothing to say: <c>Result&lt;Done&gt;</c>.</summary>
public readonly record struct Done;
