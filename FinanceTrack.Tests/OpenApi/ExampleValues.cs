using System.Text.Json;
using System.Text.Json.Nodes;
using FinanceTrack.Tests.Documentation;
using Microsoft.OpenApi;

namespace FinanceTrack.Tests.OpenApi;

/// <summary>The examples of a body: what was sent and answered, with long lists cut short.</summary>
internal static class ExampleValues
{
    private const int MaxItems = 2;

    /// <param name="statuses">Of a request that was refused the body is an example of the problem, not of the body.</param>
    public static IDictionary<string, IOpenApiExample>? Of(
        IReadOnlyList<Example> examples, Func<Example, JsonElement?> body, IEnumerable<int> statuses)
    {
        var found = new Dictionary<string, IOpenApiExample>();
        foreach (var example in examples.Where(shown => shown.Status < 400 && statuses.Contains(shown.Status)))
        {
            if (body(example) is { } value)
                found[$"example{found.Count + 1}"] = new OpenApiExample { Value = Shortened(JsonNode.Parse(value.GetRawText())) };
        }

        return found.Count == 0 ? null : found;
    }

    private static JsonNode? Shortened(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            while (list.Count > MaxItems)
                list.RemoveAt(list.Count - 1);
            foreach (var item in list)
                Shortened(item);
        }
        else if (node is JsonObject fields)
        {
            foreach (var (_, value) in fields)
                Shortened(value);
        }

        return node;
    }
}
