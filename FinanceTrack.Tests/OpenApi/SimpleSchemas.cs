using System.Text.Json;
using Microsoft.OpenApi;

namespace FinanceTrack.Tests.OpenApi;

/// <summary>The schemas of values that are neither objects nor lists.</summary>
internal static class SimpleSchemas
{
    private static readonly Dictionary<Type, (JsonSchemaType Type, string? Format)> Known = new()
    {
        [typeof(string)] = (JsonSchemaType.String, null),
        [typeof(bool)] = (JsonSchemaType.Boolean, null),
        [typeof(int)] = (JsonSchemaType.Integer, "int32"),
        [typeof(long)] = (JsonSchemaType.Integer, "int64"),
        [typeof(double)] = (JsonSchemaType.Number, "double"),
        [typeof(decimal)] = (JsonSchemaType.Number, "decimal"),
        [typeof(Guid)] = (JsonSchemaType.String, "uuid"),
        [typeof(DateOnly)] = (JsonSchemaType.String, "date"),
        [typeof(DateTimeOffset)] = (JsonSchemaType.String, "date-time"),
        [typeof(Uri)] = (JsonSchemaType.String, "uri"),
    };

    /// <summary>A schema of its own for each use, or null for any other type.</summary>
    public static OpenApiSchema? Find(Type type) =>
        type == typeof(JsonElement) ? new OpenApiSchema()
        : Known.TryGetValue(type, out var known) ? new OpenApiSchema { Type = known.Type, Format = known.Format }
        : null;
}
