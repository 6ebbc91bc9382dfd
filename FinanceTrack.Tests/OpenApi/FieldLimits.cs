using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;

namespace FinanceTrack.Tests.OpenApi;

/// <summary>What the attributes of a record's property say of the field: <c>[Required]</c>, <c>[MaxLength]</c> and others.</summary>
internal sealed class FieldLimits
{
    private readonly JsonPropertyInfo _property;
    private readonly IReadOnlyList<Attribute> _attributes;

    private FieldLimits(JsonPropertyInfo property)
    {
        _property = property;
        _attributes =
        [
            .. Read(property.AttributeProvider),
            .. Read(property.AssociatedParameter?.AttributeProvider),
        ];
    }

    public static FieldLimits Of(JsonPropertyInfo property) => new(property);

    public string PropertyName => ((MemberInfo)_property.AttributeProvider!).Name;

    /// <summary>Whether a request without the field is refused.</summary>
    public bool IsRequired => Has<RequiredAttribute>();

    /// <summary>Whether every answer has the field.</summary>
    public bool IsAlwaysWritten => Find<JsonIgnoreAttribute>() is null;

    public bool MayBeNull(bool isRequest) =>
        !IsRequired && !Has<DisallowNullAttribute>()
        && (isRequest ? _property.IsSetNullable || IsNullableArgument() : _property.IsGetNullable);

    /// <summary>The schema with the limits.</summary>
    public IOpenApiSchema Apply(IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchema inline)
            return schema;
        foreach (var attribute in _attributes)
            Apply(inline, attribute);
        if (IsRequired && inline is { MinLength: null } && inline.Type == JsonSchemaType.String && inline.Format is null)
            inline.MinLength = 1;
        return inline;
    }

    private static void Apply(OpenApiSchema schema, Attribute attribute)
    {
        var isList = schema.Type?.HasFlag(JsonSchemaType.Array) == true;
        switch (attribute)
        {
            case MaxLengthAttribute { Length: var most } when isList:
                schema.MaxItems = most;
                break;
            case MaxLengthAttribute { Length: var most }:
                schema.MaxLength = most;
                break;
            case MinLengthAttribute { Length: var least } when isList:
                schema.MinItems = least;
                break;
            case MinLengthAttribute { Length: var least }:
                schema.MinLength = least;
                break;
            case RegularExpressionAttribute { Pattern: var pattern }:
                schema.Pattern = pattern;
                break;
            case EmailAddressAttribute:
                schema.Format = "email";
                break;
            case AllowedValuesAttribute { Values: var values } when isList:
                ((OpenApiSchema)schema.Items!).Enum = [.. values.Select(value => (System.Text.Json.Nodes.JsonNode)(string)value!)];
                break;
            case RangeAttribute range:
                Apply(schema, range);
                break;
            default:
                break;
        }
    }

    private static void Apply(OpenApiSchema schema, RangeAttribute range)
    {
        var (least, most) = (Number(range.Minimum), Number(range.Maximum));
        if (range.MinimumIsExclusive)
            schema.ExclusiveMinimum = least;
        else
            schema.Minimum = least;
        schema.Maximum = most;
    }

    private static string? Number(object bound) =>
        bound is double.PositiveInfinity or int.MaxValue ? null : Convert.ToString(bound, CultureInfo.InvariantCulture);

    // The value of an Optional<T>, whose T is written as nullable where it is a reference.
    private bool IsNullableArgument() =>
        _property.AttributeProvider is PropertyInfo property
        && new NullabilityInfoContext().Create(property).GenericTypeArguments is [{ ReadState: NullabilityState.Nullable }];

    private bool Has<T>()
        where T : Attribute => Find<T>() is not null;

    private T? Find<T>()
        where T : Attribute => _attributes.OfType<T>().FirstOrDefault();

    private static IEnumerable<Attribute> Read(ICustomAttributeProvider? provider) =>
        provider?.GetCustomAttributes(inherit: true).OfType<Attribute>() ?? [];
}
