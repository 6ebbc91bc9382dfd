using System.Text.Json;

namespace FinanceTrack.Benchmarks.Assistant.Scripted;

/// <summary>A fact that a tool returned, as a model sees it.</summary>
/// <param name="Ref">How an answer refers to it.</param>
internal sealed record ScriptedFact(string Ref, JsonElement Json)
{
    public string? Measure => Text("measure");

    public string? Category => Text("category");

    public string? From => Text("from");

    public decimal? Value =>
        Json.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    /// <summary>The facts of all tool results of a request, in order.</summary>
    public static IReadOnlyList<ScriptedFact> Of(ScriptedRequest request) =>
        [.. request.ToolResults.SelectMany(result => Find(JsonElement.Parse(result)))];

    private static IEnumerable<ScriptedFact> Find(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object when json.TryGetProperty("ref", out var name) => [new ScriptedFact(name.GetString()!, json)],
        JsonValueKind.Object => json.EnumerateObject().SelectMany(field => Find(field.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Find),
        JsonValueKind.String when json.GetString() is ['{', ..] inner => Find(JsonElement.Parse(inner)),
        _ => [],
    };

    private string? Text(string name) =>
        Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
