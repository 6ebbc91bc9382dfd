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

/// <summary>JSON as people write it: on as few lines as it fits on, long lists cut short.</summary>
internal static class ReadableJson
{
    private const int LineLength = 110;
    private const int MaxItems = 1;

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
        return $"{open}\n{inner}{string.Join($",\n{inner}", Lines(parts, LineLength - inner.Length))}\n{new string(' ', 2 * depth)}{close}";
    }

    /// <summary>As many parts on a line as fit; one that has lines of its own stands alone.</summary>
    private static IEnumerable<string> Lines(IEnumerable<string> parts, int length)
    {
        var line = "";
        foreach (var part in parts)
        {
            var isAlone = part.Contains('\n', StringComparison.Ordinal);
            if (line.Length > 0 && (isAlone || line.Length + 2 + part.Length > length))
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? part : $"{line}, {part}";
            if (isAlone)
            {
                yield return line;
                line = "";
            }
        }

        if (line.Length > 0)
            yield return line;
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
