using System.Text.Json;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// Says what is wrong with a body, in our words: the serializer's own name .NET types and line positions. Its exceptions tell their causes
/// apart by text only. Each is held by a test; should a later version say it differently, the answer is less exact and still right.
/// </summary>
internal static class JsonProblem
{
    private const int MaxDepth = 1_000;

    public static string Of(JsonException exception, ReadOnlySpan<byte> body)
    {
        if (!IsWellFormed(body, ApiJson.Options.MaxDepth))
        {
            return IsWellFormed(body, MaxDepth) ? "The JSON is nested too deeply." : "The body is not well-formed JSON in UTF-8.";
        }

        return exception.Message switch
        {
            var text when Says(text, "could not be mapped to any .NET member") => "This field is not known.",
            var text when Says(text, "Duplicate property") => "This field is given twice.",
            var text when Says(text, "missing required") => "A required field is missing.",
            _ => "The value is not of the expected type or range.",
        };
    }

    private static bool Says(string text, string words) => text.Contains(words, StringComparison.Ordinal);

    private static bool IsWellFormed(ReadOnlySpan<byte> body, int maxDepth)
    {
        if (!System.Text.Unicode.Utf8.IsValid(body))
            return false;
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            while (reader.Read())
            {
                // Reading is what validates.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
