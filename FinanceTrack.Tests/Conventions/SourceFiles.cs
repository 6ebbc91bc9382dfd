using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Conventions;

/// <summary>The files of the repository that the conventions are about.</summary>
internal static class SourceFiles
{
    private static readonly string[] Ignored = ["bin", "obj", ".git", ".vs", ".data", "artifacts", "node_modules", "TestResults"];

    public static IReadOnlyList<SourceFile> All { get; } = [.. Find(new DirectoryInfo(Repository.Root))];

    public static IEnumerable<SourceFile> Code => All.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>The code that is shipped: neither tests nor benchmarks.</summary>
    public static IEnumerable<SourceFile> Product => Code.Where(file =>
        file.Path.StartsWith("FinanceTrack.Domain/", StringComparison.Ordinal)
        || file.Path.StartsWith("FinanceTrack.Functions/", StringComparison.Ordinal)
        || file.Path.StartsWith("FinanceTrack.LocalHost/", StringComparison.Ordinal));

    public static IEnumerable<SourceFile> Documents => All.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal));

    private static IEnumerable<SourceFile> Find(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles().Where(file => IsText(file.Extension)))
        {
            var path = Path.GetRelativePath(Repository.Root, file.FullName).Replace('\\', '/');
            yield return new SourceFile(path, File.ReadAllLines(file.FullName));
        }

        foreach (var inner in folder.EnumerateDirectories().Where(inner => !Ignored.Contains(inner.Name)).SelectMany(Find))
            yield return inner;
    }

    private static bool IsText(string extension) =>
        extension is ".cs" or ".md" or ".kql" or ".bicep" or ".bicepparam" or ".sh" or ".ps1" or ".yml" or ".yaml";
}

/// <param name="Path">From the root of the repository, with slashes.</param>
internal sealed record SourceFile(string Path, string[] Lines)
{
    /// <summary>Each line that is found wanting, with where it is.</summary>
    public IEnumerable<string> Where(Func<string, bool> isWrong) =>
        Lines.Select((text, index) => (text, index))
            .Where(line => isWrong(line.text)).Select(line => $"{Path}:{line.index + 1} {line.text.Trim()}");
}
