using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FinanceTrack.Benchmarks.Assistant.Scripted;

/// <summary>What the product sent to the model.</summary>
/// <param name="Index">How many requests came before.</param>
internal sealed record ScriptedRequest(int Index, string? Authorization, JsonElement Body)
{
    public bool Streams => Body.TryGetProperty("stream", out var stream) && stream.GetBoolean();

    public IEnumerable<JsonElement> Messages => Body.GetProperty("messages").EnumerateArray();

    /// <summary>The names of the tools that the model may call.</summary>
    public IReadOnlyList<string> Tools => Body.TryGetProperty("tools", out var tools)
        ? [.. tools.EnumerateArray().Select(tool => tool.GetProperty("function").GetProperty("name").GetString()!)]
        : [];

    /// <summary>What the tools returned, in order.</summary>
    public IReadOnlyList<string> ToolResults => [.. OfRole("tool")];

    /// <summary>What the user said last.</summary>
    public string Question => OfRole("user").LastOrDefault() ?? "";

    public static async Task<ScriptedRequest> ReadAsync(HttpRequest request, int index)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        return new ScriptedRequest(index, request.Headers.Authorization, body.RootElement.Clone());
    }

    private IEnumerable<string> OfRole(string role) =>
        Messages.Where(message => message.GetProperty("role").GetString() == role)
            .Select(message => TextOf(message.GetProperty("content")));

    private static string TextOf(JsonElement content) => content.ValueKind == JsonValueKind.Array
        ? string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()))
        : content.GetString() ?? "";
}
