using System.Text;
using System.Text.Json;

namespace FinanceTrack.Functions.Http;

/// <summary>Makes a JSON pointer (RFC 6901) of the path in a <see cref="JsonException"/>: <c>$.items[3].amount</c> → <c>/items/3/amount</c>.</summary>
internal static class JsonPointer
{
    public static string FromPath(string? path)
    {
        var pointer = new StringBuilder();
        for (var i = 1; i < (path?.Length ?? 0); i++)
        {
            switch (path![i])
            {
                case '.' or '[':
                    pointer.Append('/');
                    if (i + 1 < path.Length && path[i + 1] == '\'')
                        i = AppendQuoted(path, i + 2, pointer);
                    break;
                case ']':
                    break;
                case var c:
                    AppendEscaped(pointer, c);
                    break;
            }
        }

        return pointer.ToString();
    }

    /// <summary>What is wrong, in our words: the serializer's own name .NET types and line positions.</summary>
    public static string Problem(JsonException exception) => exception.Message switch
    {
        var m when m.Contains("could not be mapped to any .NET member", StringComparison.Ordinal) => "This field is not known.",
        var m when m.Contains("Duplicate property", StringComparison.Ordinal) => "This field is given twice.",
        var m when m.Contains("could not be converted", StringComparison.Ordinal) => "The value is not of the expected type or range.",
        var m when m.Contains("maximum configured depth", StringComparison.Ordinal) => "The JSON is nested too deeply.",
        var m when m.Contains("missing required", StringComparison.Ordinal) => "A required field is missing.",
        _ => "The body is not well-formed JSON in UTF-8.",
    };

    private static int AppendQuoted(string path, int start, StringBuilder pointer)
    {
        var end = path.IndexOf("']", start, StringComparison.Ordinal);
        end = end < 0 ? path.Length : end;
        foreach (var c in path.AsSpan(start, end - start))
            AppendEscaped(pointer, c);
        return end;
    }

    private static void AppendEscaped(StringBuilder pointer, char c) => _ = c switch
    {
        '~' => pointer.Append("~0"),
        '/' => pointer.Append("~1"),
        _ => pointer.Append(c),
    };
}
