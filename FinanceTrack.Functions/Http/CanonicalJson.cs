using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// One spelling for all JSON of the same meaning: no white space, fields by name in lower case (they are read in any case) and in order,
/// strings with the same escapes, numbers as digits and a power of ten.
/// </summary>
internal static class CanonicalJson
{
    private const int MaxExponentLength = 9;

    /// <summary>The canonical form; of what is not JSON, the bytes themselves.</summary>
    public static byte[] Of(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var canonical = new ArrayBufferWriter<byte>(json.Length + 1);
            using (var writer = new Utf8JsonWriter(canonical, new JsonWriterOptions { SkipValidation = true }))
                Write(writer, document.RootElement);
            return canonical.WrittenSpan.ToArray();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return json; // Not JSON, or halves of surrogate pairs in a string: the request is refused for it.
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var field in value.EnumerateObject().OrderBy(field => field.Name.ToLowerInvariant(), StringComparer.Ordinal))
                {
                    writer.WritePropertyName(field.Name.ToLowerInvariant());
                    Write(writer, field.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(Number(value.GetRawText()), skipInputValidation: true);
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(value.GetString());
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    /// <summary>12.50, 12.5 and 1.25e1 are 125e-1.</summary>
    private static string Number(string text)
    {
        var (mantissa, exponent) = text.IndexOfAny(['e', 'E']) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, "0");
        if (exponent.Length > MaxExponentLength)
            return text;
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? 0 : mantissa.Length - point - 1;
        var digits = mantissa.Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        var significant = digits.TrimEnd('0');
        if (significant.Length == 0)
            return "0";
        var sign = mantissa[0] == '-' ? "-" : "";
        var power = int.Parse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        power += digits.Length - significant.Length - fraction;
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{significant}e{power}");
    }
}
