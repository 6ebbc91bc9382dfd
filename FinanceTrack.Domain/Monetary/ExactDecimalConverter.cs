using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FinanceTrack.Domain.Monetary;

/// <summary>
/// Reads a JSON number only when a <see cref="decimal"/> holds it exactly. The serializer itself rounds what has more digits, so that
/// 12.340…01 would silently be taken for 12.34.
/// </summary>
public sealed class ExactDecimalConverter : JsonConverter<decimal>
{
    /// <summary>As many digits as any decimal has, wherever its point is.</summary>
    private const int MaxDigits = 28;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number)
            throw new JsonException();
        ReadOnlySpan<byte> number = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        return CountDigits(number) <= MaxDigits ? reader.GetDecimal() : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    private static int CountDigits(ReadOnlySpan<byte> number)
    {
        var exponent = number.IndexOfAny("eE"u8);
        var mantissa = (exponent < 0 ? number : number[..exponent]).TrimStart("-0."u8);
        return mantissa.Length - (mantissa.Contains((byte)'.') ? 1 : 0);
    }
}
