using System.Text;
using System.Text.Json;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// Makes a JSON pointer (RFC 6901) of the path in a <see cref="JsonException"/>: <c>$.items[3].amount</c> → <c>/items/3/amount</c>.
/// </summary>
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
