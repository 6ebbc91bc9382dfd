using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace FinanceTrack.Functions.OpenApi;

/// <summary>
/// A file that was packed into the assembly when it was built, read when it is asked for first. Browsers and proxies keep it, and ask each
/// time whether it is still the same: a deployment is seen at once.
/// </summary>
internal sealed class PackagedFile(string name, string contentType)
{
    private const string KeptButAsked = "public, no-cache";

    private readonly Lazy<(byte[] Bytes, EntityTagHeaderValue Tag)> _content = new(() => Tagged(Read(name)));

    /// <summary>200 with the file, or 304 where the caller has it.</summary>
    public IResult Answer(HttpContext http)
    {
        http.Response.Headers.CacheControl = KeptButAsked;
        var (bytes, tag) = _content.Value;
        return Results.Bytes(bytes, contentType, entityTag: tag);
    }

    /// <summary>The bytes of a file.</summary>
    public static byte[] Read(string name)
    {
        using var stream = typeof(PackagedFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly was built without '{name}'.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static (byte[] Bytes, EntityTagHeaderValue Tag) Tagged(byte[] bytes) =>
        (bytes, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\""));
}
