using System.Text.Json;
using System.Text.Json.Serialization;

namespace FinanceTrack.Domain.Json;

/// <summary>
/// Reads an instant only where it names its offset, as RFC 3339 §5.6 demands. The serializer itself takes one without for the time zone of
/// the machine it happens to run on.
/// </summary>
public sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var instant) && HasOffset(reader.GetString())
            ? instant
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    // The hyphens before the T are the date's.
    private static bool HasOffset(ReadOnlySpan<char> text) =>
        text.IndexOf('T') is > 0 and var time && text[time..].IndexOfAny('Z', '+', '-') > 0;
}
