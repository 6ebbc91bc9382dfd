using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace FinanceTrack.Tests.Messaging;

/// <summary>The ways in which a message may spell an id.</summary>
internal static class SpelledId
{
    public static IEnumerable<(string Name, string Spelled)> Of(Guid user)
    {
        var (plain, json) = ($"{user}", $$"""{"userId":"{{user}}"}""");
        yield return ("plain", plain);
        yield return ("upper case", plain.ToUpperInvariant());
        yield return ("no hyphens", $"{user:N}");
        yield return ("braces", $"{user:B}");
        yield return ("base64 of the bytes", Convert.ToBase64String(user.ToByteArray(bigEndian: true)));
        yield return ("base64 of .NET's bytes", Convert.ToBase64String(user.ToByteArray()));
        yield return ("base64", Convert.ToBase64String(Encoding.UTF8.GetBytes(json)));
        yield return ("base64 twice", Convert.ToBase64String(Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(json)))));
        yield return ("base64url", Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json)));
        yield return ("base64 of UTF-16", Convert.ToBase64String(Encoding.Unicode.GetBytes(json)));
        yield return ("base64 of big-endian UTF-16", Convert.ToBase64String(Encoding.BigEndianUnicode.GetBytes(json)));
        yield return ("UTF-16 read as bytes", Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(json)));
        yield return ("JSON in JSON", JsonSerializer.Serialize(JsonSerializer.Serialize(json)));
        yield return ("escapes", string.Concat(plain.Select(c => $"\\u{(int)c:x4}")));
        yield return ("percent signs", Uri.EscapeDataString(json).Replace("-", "%2D", StringComparison.Ordinal));
        yield return ("hexadecimal", Convert.ToHexString(Encoding.UTF8.GetBytes(json)));
        yield return ("behind other digits", $"0a1b{user:N}");
    }
}
