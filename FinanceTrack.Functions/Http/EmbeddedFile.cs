using System.Buffers.Text;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// A file that was embedded in an assembly when it was built, in every content coding that the build made of it: beside <c>x.js</c> there
/// may be <c>x.js.br</c> and <c>x.js.gz</c>, and a library may bring a file along in gzip alone. It is read at the first request for it.
/// </summary>
internal sealed class EmbeddedFile
{
    private const string Brotli = ".br";
    private const string Gzip = ".gz";

    private readonly Lazy<Content> _content;

    private EmbeddedFile(string name, Assembly assembly, Dictionary<string, string> resources)
    {
        ContentType = TypeOf(name);
        _content = new Lazy<Content>(() => Content.Of(
            Read(assembly, resources[name]), ReadIfAny(name + Brotli), ReadIfAny(name + Gzip)));

        byte[]? ReadIfAny(string encoded) => resources.TryGetValue(encoded, out var resource) ? Read(assembly, resource) : null;
    }

    public string ContentType { get; }

    /// <summary>The smallest first; the last is the file as it is.</summary>
    public IReadOnlyList<EncodedFile> Encodings => _content.Value.Encodings;

    /// <summary>Of the file, for entity tags.</summary>
    public string Hash => _content.Value.Hash;

    /// <summary>The file as it is.</summary>
    public byte[] Bytes => Encodings[^1].Bytes.Value;

    /// <param name="assembly">Ours, or that of a library that brings the file along.</param>
    public static EmbeddedFile Named(string name, Assembly? assembly = null)
    {
        var from = assembly ?? typeof(EmbeddedFile).Assembly;
        var resources = NamesIn(from);
        return resources.ContainsKey(name)
            ? new EmbeddedFile(name, from, resources)
            : throw new InvalidOperationException($"There is no '{name}' in the assembly.");
    }

    /// <summary>Every file of a folder and those below it, by its path in it; empty where the build left the folder out.</summary>
    public static Dictionary<string, EmbeddedFile> Below(string folder)
    {
        var from = typeof(EmbeddedFile).Assembly;
        var resources = NamesIn(from);
        return resources.Keys
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal) && Path.GetExtension(name) is not (Brotli or Gzip))
            .ToDictionary(name => name[folder.Length..], name => new EmbeddedFile(name, from, resources), StringComparer.Ordinal);
    }

    // A build on Windows writes backslashes.
    private static Dictionary<string, string> NamesIn(Assembly assembly) => assembly.GetManifestResourceNames()
        .ToDictionary(name => name.Replace('\\', '/'), name => name, StringComparer.Ordinal);

    private static byte[] Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".json" => "application/json",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        _ => "application/octet-stream",
    };

    private sealed record Content(IReadOnlyList<EncodedFile> Encodings, string Hash)
    {
        private const int HashBytes = 12;

        public static Content Of(byte[] stored, byte[]? brotli, byte[]? gzip)
        {
            // Few callers take no gzip: what a library brings along in it is decompressed when one comes.
            var isGzip = stored is [0x1F, 0x8B, ..];
            return new Content(
                [
                    .. brotli is null ? [] : new[] { new EncodedFile("br", new(brotli)) },
                    .. isGzip ? [new EncodedFile("gzip", new(stored))] : gzip is null ? [] : new[] { new EncodedFile("gzip", new(gzip)) },
                    new EncodedFile(EncodedFile.Identity, isGzip ? new(() => Decompress(stored)) : new(stored)),
                ],
                Base64Url.EncodeToString(SHA256.HashData(stored).AsSpan(0, HashBytes)));
        }

        private static byte[] Decompress(byte[] gzip)
        {
            using var plain = new MemoryStream();
            using (var stream = new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress))
                stream.CopyTo(plain);
            return plain.ToArray();
        }
    }
}

/// <summary>The bytes of a file in one content coding.</summary>
internal readonly record struct EncodedFile(string Coding, Lazy<byte[]> Bytes)
{
    public const string Identity = "identity";
}
