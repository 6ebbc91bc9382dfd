using System.Collections.Frozen;
using FinanceTrack.Domain.Categorization.Text;

namespace FinanceTrack.Domain.Links.Text;

/// <summary>
/// The words of bank lines in many languages and their kinds. They are hints: the weights are fitted with large parts of this list hidden,
/// so that lines in a language that is not in it are matched by amounts, days, numbers and history.
/// </summary>
internal sealed class LineVocabulary
{
    private const string Resource = "FinanceTrack.Domain.Links.Text.line-words.tsv";

    private readonly FrozenDictionary<ulong, WordKinds> _kinds;

    private LineVocabulary(FrozenDictionary<ulong, WordKinds> kinds) => _kinds = kinds;

    /// <summary>The list that the product ships.</summary>
    public static LineVocabulary Default { get; } = new(Read().ToFrozenDictionary());

    public WordKinds KindsOf(ulong word) => _kinds.GetValueOrDefault(word);

    /// <summary>The same list without a part of it; for fitting and measuring.</summary>
    public LineVocabulary Without(Func<ulong, bool> hidden) => new(_kinds.Where(entry => !hidden(entry.Key)).ToFrozenDictionary());

    private static Dictionary<ulong, WordKinds> Read()
    {
        using var stream = typeof(LineVocabulary).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var kinds = new Dictionary<ulong, WordKinds>(2048);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var kind = Enum.Parse<WordKinds>(line.AsSpan(0, tab));
            foreach (var word in line[(tab + 1)..].Split(' '))
            {
                var key = TermHash.Of(word);
                kinds[key] = kinds.GetValueOrDefault(key) | kind;
            }
        }

        return kinds;
    }
}
