namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>
/// The phrases of a language, in files of the folder Words: a concept and its phrases on each line. What they mean is said by
/// <see cref="Concept"/>, how they are written by <see cref="Language"/>.
/// </summary>
internal static class PhraseFiles
{
    private const string Folder = "FinanceTrack.Domain.Assistant.Offline.Reading.Words.";

    public static IReadOnlyList<(Concept Concept, string Phrases)> Read(string language)
    {
        var assembly = typeof(PhraseFiles).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames().Where(name => name.StartsWith($"{Folder}{language}-", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal).SelectMany(name => LinesOf(assembly.GetManifestResourceStream(name)!)),
        ];
    }

    private static List<(Concept Concept, string Phrases)> LinesOf(Stream stream)
    {
        using var reader = new StreamReader(stream);
        var lines = new List<(Concept, string)>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            lines.Add((Enum.Parse<Concept>(line.AsSpan(0, tab)), line[(tab + 1)..]));
        }

        return lines;
    }
}
