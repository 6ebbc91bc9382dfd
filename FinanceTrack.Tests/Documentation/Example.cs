using System.Text.Json;

namespace FinanceTrack.Tests.Documentation;

/// <summary>One exchange with the product, as the reference shows it.</summary>
/// <param name="Text">What the call is for.</param>
internal sealed record Example(
    string Function,
    string Text,
    HttpMethod Method,
    string Route,
    string Access,
    string Path,
    IReadOnlyList<(string Name, string Value)> Headers,
    string? RequestBody,
    int Status,
    IReadOnlyList<(string Name, string Value)> ResponseHeaders,
    string? ResponseBody,
    JsonElement? Request,
    JsonElement? Response);

/// <summary>A message on a queue, as the reference shows it.</summary>
internal sealed record QueueExample(string Queue, string Text, string Body);

/// <summary>A heading of the reference and what stands under it.</summary>
internal sealed record Section(string Title, string Text)
{
    public List<Example> Examples { get; } = [];

    public List<QueueExample> Messages { get; } = [];
}

/// <summary>JSON as people write it: on one line where it fits, long lists cut short.</summary>
internal static class ReadableJson
{
    private const int LineLength = 110;
    private const int MaxItems = 2;

    private static readonly JsonSerializerOptions OneLine = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    public static string Of(JsonElement json) => Write(json, 0);

    private static string Write(JsonElement json, int depth)
    {
        var line = Line(json);
        if (line.Length + (2 * depth) <= LineLength || json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            return line;

        var inner = new string(' ', 2 * (depth + 1));
        var (open, close, parts) = json.ValueKind == JsonValueKind.Object
            ? ('{', '}', json.EnumerateObject().Select(field => $"{Quote(field.Name)}: {Write(field.Value, depth + 1)}"))
            : ('[', ']', Items(json, depth));
        return $"{open}\n{inner}{string.Join($",\n{inner}", parts)}\n{new string(' ', 2 * depth)}{close}";
    }

    private static IEnumerable<string> Items(JsonElement array, int depth)
    {
        var count = array.GetArrayLength();
        foreach (var item in array.EnumerateArray().Take(count > MaxItems + 1 ? MaxItems : count))
            yield return Write(item, depth + 1);
        if (count > MaxItems + 1)
            yield return Quote($"… {count - MaxItems} more");
    }

    private static string Line(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object when json.GetPropertyCount() == 0 => "{}",
        JsonValueKind.Object =>
            $"{{ {string.Join(", ", json.EnumerateObject().Select(field => $"{Quote(field.Name)}: {Line(field.Value)}"))} }}",
        JsonValueKind.Array => $"[{string.Join(", ", json.EnumerateArray().Select(Line))}]",
        JsonValueKind.String => Quote(json.GetString()!),
        _ => json.GetRawText(),
    };

    private static string Quote(string text) => JsonSerializer.Serialize(text, OneLine);
}
