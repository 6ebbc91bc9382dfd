using System.Text;
using System.Text.Json;

namespace FinanceTrack.Tests.Http;

/// <summary>Makes bad requests of good ones.</summary>
internal static class BadJson
{
    private const string Sql = "Robert'); DROP TABLE Transactions; DELETE FROM Users WHERE '1'='1";
    private const string Html = "<img src=x onerror=alert(1)>\\\"'/><script>fetch('//x')</script>";

    /// <summary>
    /// As they stand in JSON: of a wrong type, beyond every range, not JSON at all, or text that means something elsewhere.
    /// </summary>
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1.5", "1e400", "-1e400", "1e-400", "NaN", "-Infinity", "0x10", "01",
        "1234567890123456789012345678901234567890", "0.1234567890123456789012345678901234567890", "99999999999999999999",
        "\"\"", "\" \"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\uffff\"", "\"\\u001b[2J\"", "\"\n\"",
        "\"0000-01-01\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"2026-02-30\"", "\"9999-12-31T23:59:59.9999999-14:00\"",
        "\"0001-01-01T00:00:00+14:00\"",
        "\"XXX\"", "\"eur\"", "\"\\u20ac\"", "\"00000000-0000-0000-0000-000000000000\"",
        "\"ffffffff-ffff-ffff-ffff-ffffffffffff\"", "\"{}\"",
        "{}", "[]", "[[]]", "[null]", "{\"a\":{\"b\":[1]}}", "[1,2,3]",
        JsonSerializer.Serialize(Sql), JsonSerializer.Serialize(Html), Quoted(new string('x', 20_000)), Quoted(new string('\u0301', 5_000)),
    ];

    /// <summary>The same in a query, unescaped.</summary>
    public static IReadOnlyList<string> QueryValues { get; } =
    [
        "", " ", "null", "-1", "1e400", "NaN", "1234567890123456789012345678901234567890", "0000-01-01", "0001-01-01",
        "9999-12-31", "9999-12",
        "a\0b", "\uffff", "\ufffe", "\u0301", "%", "_", "\\", "[", "*", Sql, Html, "00000000-0000-0000-0000-000000000000",
        "../../etc/passwd", new('x', 2_000),
    ];

    /// <summary>Bodies that are like a good one, but for one thing each.</summary>
    public static IEnumerable<byte[]> Of(string good)
    {
        var body = JsonElement.Parse(good);
        return Fields(body).Select(Encoding.UTF8.GetBytes).Concat(Wholes(good));
    }

    private static IEnumerable<string> Fields(JsonElement body)
    {
        foreach (var field in body.EnumerateObject())
        {
            foreach (var value in Values)
                yield return With(body, field.Name, value);
            yield return With(body, field.Name, null);
            yield return $"{body.GetRawText()[..^1]},\"{field.Name}\":{field.Value.GetRawText()}}}"; // Twice.
            if (field.Value is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() > 0
                && array[0].ValueKind == JsonValueKind.Object)
            {
                foreach (var item in Fields(array[0]))
                    yield return With(body, field.Name, $"[{item}]");
            }
        }
    }

    private static IEnumerable<byte[]> Wholes(string good)
    {
        string[] texts =
        [
            "", " ", "null", "true", "1", "\"x\"", "[]", "{", "}", "{}}", "{}{}", good + good, good[..^1], $"[{good}]",
            good[..^1] + ",}", "/* */" + good,
            good[..^1] + ",\"unknown\":1}", good[..^1] + ",\"__proto__\":{}}", good[..^1] + ",\"\\ud800\":1}", good[..^1] + ",\"\":1}",
            string.Concat(Enumerable.Repeat("[", 100_000)), string.Concat(Enumerable.Repeat("{\"a\":", 50_000)),
            good[..^1] + ",\"deep\":" + new string('[', 2_000) + new string(']', 2_000) + "}",
        ];
        foreach (var text in texts)
            yield return Encoding.UTF8.GetBytes(text);
        yield return Encoding.Unicode.GetBytes(good);
        yield return [.. Encoding.UTF8.GetBytes(good[..^1] + ",\"bad\":\""), 0xC3, 0x28, 0xFF, .. "\"}"u8];
        yield return [.. "{\""u8, 0xED, 0xA0, 0x80, .. "\":1}"u8];
        yield return [0, 0, 0, 0];
        yield return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0];
    }

    /// <summary>The object with the field's value replaced, or, when null, without the field.</summary>
    private static string With(JsonElement body, string name, string? value)
    {
        var fields = body.EnumerateObject()
            .Where(field => field.Name != name || value is not null)
            .Select(field => $"\"{field.Name}\":{(field.Name == name ? value : field.Value.GetRawText())}");
        return $"{{{string.Join(',', fields)}}}";
    }

    private static string Quoted(string text) => $"\"{text}\"";
}
