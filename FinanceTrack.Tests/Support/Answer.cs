using System.Net;
using System.Text.Json;

namespace FinanceTrack.Tests.Support;

/// <summary>What the product answered, read whole.</summary>
/// <param name="Body">Undefined when the answer has none, or none in JSON.</param>
public sealed record Answer(HttpStatusCode Status, string? ETag, string? Location, string? ContentType, string Text, JsonElement Body)
{
    public const string Problem = "application/problem+json";

    public Guid Id => Body.GetProperty("id").GetGuid();

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var type = response.Content.Headers.ContentType?.MediaType;
        return new Answer(
            response.StatusCode,
            response.Headers.ETag?.ToString(),
            response.Headers.Location?.ToString(),
            type,
            text,
            JsonOf(type, text));
    }

    /// <summary>This answer, when its status is the expected one; a failed assertion shows what came instead.</summary>
    public Answer Is(HttpStatusCode expected)
    {
        Assert.True(Status == expected, $"{(int)expected} was expected, but the status is {(int)Status}: {Text}");
        return this;
    }

    /// <summary>This answer, when it is a problem document of that status.</summary>
    public Answer IsProblem(HttpStatusCode expected)
    {
        Is(expected);
        Assert.Equal(Problem, ContentType);
        Assert.Equal((int)expected, Body.GetProperty("status").GetInt32());
        return this;
    }

    // A server-sent event alone is an answer like another.
    private static JsonElement JsonOf(string? type, string text)
    {
        const string data = "data: ";
        if (type?.EndsWith("json", StringComparison.Ordinal) == true)
            return JsonElement.Parse(text);
        var events = type == "text/event-stream"
            ? text.Split('\n').Where(line => line.StartsWith(data, StringComparison.Ordinal)).ToList()
            : [];
        return events is [var only] ? JsonElement.Parse(only[data.Length..]) : default;
    }

    /// <summary>The pointers that a validation problem names.</summary>
    public IReadOnlyList<string> Pointers =>
        [.. IsProblem(HttpStatusCode.BadRequest).Body.GetProperty("errors")
            .EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal)];
}
