using System.Collections.Concurrent;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Data;

/// <summary>
/// Refuses lists whose items Dapper would send in a form of its own, which matches no row and says nothing
/// (it expands <c>IN @List</c> without asking our type handlers). A parameter type is looked at once.
/// </summary>
internal static class ListParameters
{
    private static readonly Type[] Handled =
    [
        typeof(IEnumerable<Guid>), typeof(IEnumerable<DateOnly>), typeof(IEnumerable<DateTimeOffset>), typeof(IEnumerable<Currency>),
    ];

    private static readonly ConcurrentDictionary<Type, string?> Wrong = new();

    public static void Check(object? parameters)
    {
        if (parameters is not null && Wrong.GetOrAdd(parameters.GetType(), Find) is { } name)
        {
            throw new ArgumentException(
                $"The list {name} must hold values in the database's form: see SqlValues.List.", nameof(parameters));
        }
    }

    private static string? Find(Type parameters) =>
        parameters.GetProperties().FirstOrDefault(p => Handled.Any(h => h.IsAssignableFrom(p.PropertyType)))?.Name;
}
