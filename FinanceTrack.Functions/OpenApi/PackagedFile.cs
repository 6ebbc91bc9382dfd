using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace FinanceTrack.Functions.OpenApi;

/// <summary>
/// A file that was packed into an assembly when it was built, read when it is asked for first. Browsers and proxies keep it, and ask each
/// time whether it is still the same: a deployment is seen at once.
/// </summary>
/// <param name="assembly">Ours, or that of a library that brings the file along.</param>
internal sealed class PackagedFile(string name, string contentType, Assembly? assembly = null)
{
    private const string KeptButAsked = "public, no-cache";
    private const string Gzip = "gzip";

    private readonly Lazy<(byte[] Bytes, EntityTagHeaderValue Tag)> _content = new(() => Tagged(Read(name, assembly)));

    /// <summary>200 with the file, or 304 where the caller has it.</summary>
    public IResult Answer(HttpContext http)
    {
        var (bytes, tag) = _content.Value;
        http.Response.Headers.CacheControl = KeptButAsked;
        http.Request.Headers.Remove(HeaderNames.IfMatch); // It is a condition of changes, and nothing is changed here.
        if (bytes is not [0x1F, 0x8B, ..])
            return Results.Bytes(bytes, contentType, entityTag: tag);

        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (!AcceptsGzip(http.Request))
            return Results.Stream(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress), contentType);
        http.Response.Headers.ContentEncoding = Gzip;
        return Results.Bytes(bytes, contentType, entityTag: tag);
    }

    /// <summary>The bytes of a file.</summary>
    public static byte[] Read(string name, Assembly? assembly = null)
    {
        using var stream = (assembly ?? typeof(PackagedFile).Assembly).GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no '{name}' in the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static bool AcceptsGzip(HttpRequest request) => request.GetTypedHeaders().AcceptEncoding
        .Any(coding => coding.Quality is not 0 && coding.Value.Equals(Gzip, StringComparison.OrdinalIgnoreCase));

    private static (byte[] Bytes, EntityTagHeaderValue Tag) Tagged(byte[] bytes) =>
        (bytes, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\""));
}
