using System.Reflection;

namespace FinanceTrack.Functions.WebConsole;

/// <summary>The files of the web console, as the build embedded them. They are read at the first request for one.</summary>
public sealed class ConsoleFiles
{
    /// <summary>The page that every address of the console shows.</summary>
    internal const string Page = "index.html";

    private const string Prefix = "console/";
    private const string Brotli = ".br";
    private const string Gzip = ".gz";

    private readonly Lazy<Dictionary<string, ConsoleFile>> _files = new(() => Read(typeof(ConsoleFiles).Assembly));

    /// <summary>The file of that path in the build's output; null where there is none, as in a build without the console.</summary>
    internal ConsoleFile? Find(string path) => _files.Value.GetValueOrDefault(path);

    private static Dictionary<string, ConsoleFile> Read(Assembly assembly)
    {
        // A build on Windows writes backslashes.
        var resources = assembly.GetManifestResourceNames()
            .ToDictionary(name => name.Replace('\\', '/'), name => name, StringComparer.Ordinal);
        return resources.Keys
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && Path.GetExtension(name) is not (Brotli or Gzip))
            .ToDictionary(name => name[Prefix.Length..], FileOf, StringComparer.Ordinal);

        ConsoleFile FileOf(string name) => ConsoleFile.Of(name, BytesOf(name)!, BytesOf(name + Brotli), BytesOf(name + Gzip));

        byte[]? BytesOf(string name)
        {
            if (!resources.TryGetValue(name, out var resource))
                return null;
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }
}
