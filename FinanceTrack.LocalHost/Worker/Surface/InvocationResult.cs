namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the function returned; middleware may replace it before it is sent.</summary>
public abstract class InvocationResult<T>
{
    public abstract T? Value { get; set; }
}

/// <inheritdoc />
public abstract class InvocationResult : InvocationResult<object>;
