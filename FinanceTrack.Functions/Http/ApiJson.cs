using System.Text.Json;
using System.Text.Json.Serialization;
using FinanceTrack.Domain.Json;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Functions.Transactions;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// The JSON of the HTTP contract, in and out: camelCase, enums as camelCase strings, unknown and repeated fields refused,
/// no more than 16 levels. Letters of every script and signs such as × go out as they are; what could end a string or a tag is escaped.
/// </summary>
public static class ApiJson
{
    public static readonly JsonSerializerOptions Options = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            NumberHandling = JsonNumberHandling.Strict,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            MaxDepth = 16,
            Encoder = JsonText.Encoder,
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
                new OptionalConverterFactory(),
                new ItemConverterFactory(),
                new ExactDecimalConverter(),
                new InstantConverter(),
                new TransactionConverter(),
            },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
