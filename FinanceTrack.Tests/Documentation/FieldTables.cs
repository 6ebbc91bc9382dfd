using System.Globalization;
using System.Text;
using Microsoft.OpenApi;

namespace FinanceTrack.Tests.Documentation;

/// <summary>Writes the schemas of the OpenAPI document as tables of fields, with types and limits.</summary>
internal sealed class FieldTables(OpenApiDocument document)
{
    private const int MaxCell = 290;
    private const int MaxValues = 12;

    /// <summary>What stands in the reference under "Fields".</summary>
    public string Write()
    {
        var text = new StringBuilder("""

            ## Fields

            By the names of the OpenAPI document. A field in **bold** has to be there in a request; an answer has every field but those that
            say otherwise. Unknown fields of a request are refused.

            """);
        var schemas = document.Components!.Schemas!.OrderBy(schema => schema.Key, StringComparer.Ordinal).ToList();
        foreach (var (name, schema) in schemas.Where(schema => schema.Value.Enum is null && !IsPage(schema.Value)))
            Append(text, name, schema);
        text.Append("\n### Values\n\n| Type | Values | |\n|---|---|---|\n");
        foreach (var (name, schema) in schemas.Where(schema => schema.Value.Enum is not null))
        {
            var rows = schema.Enum!.Select(value => $"`{value}`").Chunk(MaxValues).Select(values => string.Join(", ", values)).ToList();
            text.Append(CultureInfo.InvariantCulture, $"| `{name}` | {rows[0]} | {Cell(schema.Description)} |\n");
            foreach (var more in rows.Skip(1))
                text.Append(CultureInfo.InvariantCulture, $"| | {more} | |\n");
        }

        return text.ToString();
    }

    /// <summary>A type with its limits, in one line.</summary>
    public string TypeOf(IOpenApiSchema schema)
    {
        if (schema is OpenApiSchemaReference { Reference.Id: { } id })
            return NamedType(id);
        if (schema.OneOf is [var inner, _])
            return $"{TypeOf(inner)} or null";
        var isNullable = schema.Type?.HasFlag(JsonSchemaType.Null) == true;
        return Plain(schema) + Limits(schema) + (isNullable ? " or null" : "");
    }

    /// <summary>A cell of a table: one line, without what would end the cell, and no longer than a short paragraph.</summary>
    public static string Cell(string? text)
    {
        var cell = (text ?? "").ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
        return cell.Length <= MaxCell ? cell : cell[..cell.LastIndexOf(' ', MaxCell)] + " …";
    }

    private void Append(StringBuilder text, string name, IOpenApiSchema schema)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n### {name}\n\n");
        if (schema.Description is { } description)
            text.Append(description).Append('\n');
        text.Append(schema.Description is null ? "" : "\n").Append("| Field | Type | |\n|---|---|---|\n");
        foreach (var (field, type) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            var shown = schema is { AdditionalPropertiesAllowed: false } && schema.Required?.Contains(field) == true
                ? $"**`{field}`**" : $"`{field}`";
            text.Append(CultureInfo.InvariantCulture, $"| {shown} | {Cell(TypeOf(type))} | {Cell(type.Description)} |\n");
        }
    }

    private static bool IsPage(IOpenApiSchema schema) => schema.Properties is { Count: 2 } fields && fields.ContainsKey("nextCursor");

    private string NamedType(string name) => document.Components!.Schemas![name] switch
    {
        { Enum: not null } => $"[{name}](#values)",
        var page when IsPage(page) => $"page of {TypeOf(page.Properties!["items"].Items!)}",
        _ => $"[{name}](#{name.ToLowerInvariant()})",
    };

    private string Plain(IOpenApiSchema schema) => (schema.Type & ~JsonSchemaType.Null) switch
    {
        JsonSchemaType.String => schema.Format ?? "string",
        JsonSchemaType.Integer => "integer",
        JsonSchemaType.Number => "number",
        JsonSchemaType.Boolean => "boolean",
        JsonSchemaType.Array => $"list of {TypeOf(schema.Items!)}",
        JsonSchemaType.Object when schema.AdditionalProperties is { } value => $"map to {TypeOf(value)}",
        JsonSchemaType.Object => "object",
        _ => "any",
    };

    private static string Limits(IOpenApiSchema schema)
    {
        string?[] limits =
        [
            Range(schema.MinLength, schema.MaxLength, "characters"),
            Range(schema.MinItems, schema.MaxItems, "items"),
            schema.Minimum is { } least ? $"at least {least}" : null,
            schema.ExclusiveMinimum is { } bound ? $"more than {bound}" : null,
            schema.Maximum is { } most ? $"at most {most}" : null,
            schema.Pattern is { } pattern ? $"`{pattern}`" : null,
            schema.Enum is { Count: > 0 } values ? string.Join(", ", values.Select(value => $"`{value}`")) : null,
        ];
        return string.Concat(limits.Where(limit => limit is not null).Select(limit => ", " + limit));
    }

    private static string? Range(int? least, int? most, string unit) => (least, most) switch
    {
        (null or 0, { } up) => $"at most {up} {unit}",
        ({ } from, { } up) => $"{from} to {up} {unit}",
        ( > 1 and var from, null) => $"at least {from} {unit}",
        (1, null) => "not empty",
        _ => null,
    };
}
