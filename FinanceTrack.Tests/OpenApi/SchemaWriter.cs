using System.Text.Json;
using System.Text.Json.Nodes;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;
using Microsoft.OpenApi;

namespace FinanceTrack.Tests.OpenApi;

/// <summary>
/// Describes types as the product's JSON writes and reads them. A record or an enumeration becomes a component of the document, named
/// like its type.
/// </summary>
internal sealed class SchemaWriter(OpenApiDocument document)
{
    // What the product writes by hand it writes as the serializer would.
    private static readonly JsonSerializerOptions Json = ApiJsonShape.Options;

    private readonly Dictionary<string, Type> _components = [];
    private readonly Dictionary<Type, string> _pages = [];

    /// <summary>What a request holds: of objects, no unknown field.</summary>
    public IOpenApiSchema OfRequest(Type type) => Of(type, isRequest: true);

    /// <summary>What an answer holds: of objects, every field.</summary>
    public IOpenApiSchema OfAnswer(Type type) => Of(type, isRequest: false);

    private IOpenApiSchema Of(Type type, bool isRequest)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return OrNull(Of(inner, isRequest));
        if (SimpleSchemas.Find(type) is { } simple)
            return simple;
        if (type.IsGenericType && type.GetGenericTypeDefinition() is var generic)
        {
            var arguments = type.GetGenericArguments();
            if (generic == typeof(Optional<>) || generic == typeof(Result<>))
                return Of(arguments[0], isRequest);
            if (type.IsAssignableTo(typeof(System.Collections.IEnumerable)))
                return arguments.Length == 2 ? MapOf(arguments[1], isRequest) : ListOf(arguments[0], isRequest);
        }

        if (type.IsArray)
            return ListOf(type.GetElementType()!, isRequest);
        if (type == typeof(ScoreReasons))
            return ListOf(typeof(ScoreReason), isRequest);
        return Component(type, isRequest);
    }

    private OpenApiSchema ListOf(Type item, bool isRequest) => new() { Type = JsonSchemaType.Array, Items = Of(item, isRequest) };

    private OpenApiSchema MapOf(Type value, bool isRequest) =>
        new() { Type = JsonSchemaType.Object, AdditionalProperties = Of(value, isRequest) };

    private OpenApiSchemaReference Component(Type type, bool isRequest)
    {
        var name = NameOf(type);
        if (!_components.TryAdd(name, type) && _components[name] != type)
        {
            throw new InvalidOperationException(
                $"{type} and {_components[name]} would both be the schema {name}. Rename one of the two records.");
        }

        var schemas = document.Components!.Schemas!;
        if (!schemas.ContainsKey(name))
        {
            schemas[name] = new OpenApiSchema(); // A type may hold itself.
            schemas[name] = type.IsEnum ? EnumOf(type) : ObjectOf(type, isRequest);
        }

        return new OpenApiSchemaReference(name, document);
    }

    private string NameOf(Type type)
    {
        if (!type.IsGenericType)
            return type.Name;
        if (!_pages.TryGetValue(type, out var name))
            _pages[type] = name = NameOf(type.GetGenericArguments()[0]) + type.Name[..type.Name.IndexOf('`')];
        return name;
    }

    private static OpenApiSchema EnumOf(Type type) => new()
    {
        Type = JsonSchemaType.String,
        Description = EnumText(type),
        Enum = [.. Enum.GetNames(type).Select(name => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(name))],
    };

    private static string? EnumText(Type type)
    {
        var values = type.GetFields().Where(field => field.IsLiteral)
            .Select(field => (Name: JsonNamingPolicy.CamelCase.ConvertName(field.Name), Text: XmlDocumentation.OfField(type, field.Name)))
            .Where(value => value.Text is not null).Select(value => $"`{value.Name}`: {value.Text}").ToList();
        var text = XmlDocumentation.Of(type)?.Replace("Stored as its number.", "", StringComparison.Ordinal).Trim();
        return values.Count == 0 ? (text is "" ? null : text) : $"{text} {string.Join(" ", values)}".Trim();
    }

    private OpenApiSchema ObjectOf(Type type, bool isRequest)
    {
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = XmlDocumentation.Of(type),
            AdditionalPropertiesAllowed = !isRequest,
            Properties = new Dictionary<string, IOpenApiSchema>(),
            Required = new HashSet<string>(),
        };
        foreach (var property in Json.GetTypeInfo(type).Properties.Where(property => property.Get is not null))
        {
            var limits = FieldLimits.Of(property);
            var field = Of(property.PropertyType, isRequest);
            if (!limits.MayBeNull(isRequest))
                field = WithoutNull(field);
            else if (!property.PropertyType.IsValueType || IsOptional(property.PropertyType))
                field = OrNull(field);
            schema.Properties[property.Name] = Described(limits.Apply(field), XmlDocumentation.Of(type, limits.PropertyName));
            if (isRequest ? limits.IsRequired : limits.IsAlwaysWritten)
                schema.Required.Add(property.Name);
        }

        return schema;
    }

    private static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    private static IOpenApiSchema OrNull(IOpenApiSchema schema)
    {
        if (schema is OpenApiSchema { Type: { } type } inline)
            inline.Type = type | JsonSchemaType.Null;
        else if (schema is OpenApiSchemaReference)
            return new OpenApiSchema { OneOf = [schema, new OpenApiSchema { Type = JsonSchemaType.Null }] };
        return schema;
    }

    private static IOpenApiSchema WithoutNull(IOpenApiSchema schema)
    {
        if (schema is OpenApiSchema { OneOf: [var inner, ..] })
            return inner;
        if (schema is OpenApiSchema { Type: { } type } inline)
            inline.Type = type & ~JsonSchemaType.Null;
        return schema;
    }

    private static IOpenApiSchema Described(IOpenApiSchema schema, string? text)
    {
        if (text is null)
            return schema;
        if (schema is OpenApiSchema inline)
            inline.Description = text;
        else if (schema is OpenApiSchemaReference reference)
            reference.Description = text;
        return schema;
    }
}
