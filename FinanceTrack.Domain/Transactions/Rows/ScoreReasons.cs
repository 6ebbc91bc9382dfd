using System.Text.Json;
using System.Text.Json.Serialization;
using FinanceTrack.Domain.Json;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>
/// The reasons of a score, kept as the JSON array in which they are stored and sent: a list of transactions passes them on without
/// reading them.
/// </summary>
[JsonConverter(typeof(Converter))]
public readonly record struct ScoreReasons(string Json)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JsonText.Encoder };

    public static ScoreReasons Of(IReadOnlyList<ScoreReason> reasons) =>
        new(reasons.Count == 0 ? "[]" : JsonSerializer.Serialize(reasons, Options));

    // What was stored was written by Of.
    public void WriteTo(Utf8JsonWriter writer) => writer.WriteRawValue(Json, skipInputValidation: true);

    public IReadOnlyList<ScoreReason> Read() => JsonSerializer.Deserialize<IReadOnlyList<ScoreReason>>(Json, Options) ?? [];

    private sealed class Converter : JsonConverter<ScoreReasons>
    {
        public override ScoreReasons Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var array = JsonDocument.ParseValue(ref reader);
            return new ScoreReasons(array.RootElement.GetRawText());
        }

        public override void Write(Utf8JsonWriter writer, ScoreReasons value, JsonSerializerOptions options) => value.WriteTo(writer);
    }
}
