using System.ComponentModel;
using System.Globalization;

namespace FinanceTrack.LocalHost.Worker.Invocation;

/// <summary>Binds a parameter by its name to a route value, or to a property or a count of a message.</summary>
internal static class BindingValue
{
    /// <exception cref="InvalidOperationException">The value does not convert, or there is none and the parameter cannot be null.</exception>
    public static T? Read<T>(FunctionInvocation invocation, string name, bool hasDefault, T? defaultValue)
    {
        if (invocation.BindingContext.BindingData.TryGetValue(name, out var value) && value is not null)
        {
            return value is T typed ? typed : Convert<T>(invocation, name, value);
        }

        return hasDefault || default(T) is null
            ? defaultValue
            : throw new InvalidOperationException(
                $"Could not populate the value for '{name}' parameter of function '{invocation.Function.Name}'. "
                + "Consider adding a default value or making the parameter nullable.");
    }

    private static T Convert<T>(FunctionInvocation invocation, string name, object value)
    {
        var text = System.Convert.ToString(value, CultureInfo.InvariantCulture)!;
        try
        {
            return typeof(T) == typeof(Guid)
                ? (T)(object)Guid.Parse(text)
                : (T)TypeDescriptor.GetConverter(typeof(T)).ConvertFromInvariantString(text)!;
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw new InvalidOperationException(
                $"Cannot convert input parameter '{name}' of function '{invocation.Function.Name}' to {typeof(T)}.", failure);
        }
    }
}
