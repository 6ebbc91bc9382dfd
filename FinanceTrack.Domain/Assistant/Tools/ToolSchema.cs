using System.Text.Json;

namespace FinanceTrack.Domain.Assistant.Tools;

/// <summary>Makes the JSON schemas of tools' arguments.</summary>
internal static class ToolSchema
{
    public const string Period =
        "month|string|A month as yyyy-MM;from|string|The first day as yyyy-MM-dd;to|string|The last day, included, as yyyy-MM-dd";

    public const string Filter =
        "category|string|The exact name of one of the ledger's categories;account|string|The exact name of one of the ledger's accounts;"
        + "text|string|A merchant or other words that the description contains";

    /// <param name="fields">Each as name|type|description, with semicolons between.</param>
    public static JsonElement Of(params string[] fields) => Of([], fields);

    /// <param name="required">The names of those that must be there.</param>
    /// <param name="fields">Each as name|type|description, with semicolons between.</param>
    public static JsonElement Of(string[] required, string[] fields) => JsonSerializer.SerializeToElement(new
    {
        type = "object",
        properties = fields.SelectMany(field => field.Split(';')).Select(field => field.Split('|'))
            .ToDictionary(field => field[0], field => new { type = field[1], description = field[2] }),
        required,
        additionalProperties = false,
    });
}
