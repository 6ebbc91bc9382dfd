using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Functions.Http;

/// <summary>Reads an item of an array, or what is wrong with it, so that one bad item does not cost its neighbours.</summary>
internal sealed class ItemConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Result<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Converter<T> : JsonConverter<Result<T>>
    {
        public override bool HandleNull => true;

        public override Result<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var item = JsonDocument.ParseValue(ref reader);
            try
            {
                return item.RootElement.Deserialize<T>(options) is { } value
                    ? value
                    : new ValidationError("", "The item must not be null.");
            }
            catch (JsonException exception)
            {
                return new ValidationError(
                    JsonPointer.FromPath(exception.Path), JsonProblem.Of(exception, JsonMarshal.GetRawUtf8Value(item.RootElement)));
            }
        }

        public override void Write(Utf8JsonWriter writer, Result<T> value, JsonSerializerOptions options) =>
            throw new NotSupportedException("Items are only read in this form.");
    }
}
