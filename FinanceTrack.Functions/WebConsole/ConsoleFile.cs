using System.Buffers.Text;
using System.Security.Cryptography;

namespace FinanceTrack.Functions.WebConsole;

/// <summary>One file of the web console, in every encoding that the build made of it.</summary>
/// <param name="ContentType">What a browser is told that it is.</param>
/// <param name="Encodings">The bytes by content coding, the smallest first; the last is <c>identity</c>.</param>
/// <param name="Hash">Of the file itself, for entity tags.</param>
internal sealed record ConsoleFile(string ContentType, IReadOnlyList<EncodedFile> Encodings, string Hash)
{
    public const string Identity = "identity";

    public static ConsoleFile Of(string name, byte[] content, byte[]? brotli, byte[]? gzip)
    {
        var encodings = new List<EncodedFile>(3);
        if (brotli is not null)
            encodings.Add(new EncodedFile("br", brotli));
        if (gzip is not null)
            encodings.Add(new EncodedFile("gzip", gzip));
        encodings.Add(new EncodedFile(Identity, content));
        return new ConsoleFile(TypeOf(name), encodings, Base64Url.EncodeToString(SHA256.HashData(content).AsSpan(0, 12)));
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        _ => "application/octet-stream",
    };
}

/// <summary>The bytes of a file in one content coding.</summary>
internal readonly record struct EncodedFile(string Coding, byte[] Content);
