using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Audit;

/// <summary>The names of what a partial update changes, as clients write them, and never the values.</summary>
internal static class ChangedFields
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Field>> Known = new();

    /// <param name="changes">A record whose <see cref="Optional{T}"/> properties are the fields.</param>
    public static IReadOnlyList<string> Of(object changes) =>
        [.. Known.GetOrAdd(changes.GetType(), Read)
            .Where(field => (bool)field.IsPresent.GetValue(field.Property.GetValue(changes))!)
            .Select(field => field.Name)];

    private static IReadOnlyList<Field> Read(Type type) =>
        [.. type.GetProperties()
            .Where(property => property.PropertyType is { IsGenericType: true } optional
                && optional.GetGenericTypeDefinition() == typeof(Optional<>))
            .Select(property => new Field(
                JsonNamingPolicy.CamelCase.ConvertName(property.Name),
                property,
                property.PropertyType.GetProperty(nameof(Optional<int>.IsPresent))!))];

    private sealed record Field(string Name, PropertyInfo Property, PropertyInfo IsPresent);
}
