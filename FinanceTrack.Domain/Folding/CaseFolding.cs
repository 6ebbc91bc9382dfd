using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace FinanceTrack.Domain.Folding;

/// <summary>
/// Full case folding as Unicode defines it (ß is ss, the final sigma is a sigma). .NET has upper and lower case only, and takes them from a
/// library whose version differs from host to host; what is stored folded must not.
/// </summary>
internal static class CaseFolding
{
    private const string Table = "case-folding.tsv";
    private const int PageSize = 256;

    // A page of the basic plane that folds nothing is null; within a page, 0 is a character that stays.
    private static readonly char[]?[] Pages = new char[]?[PageSize];
    private static readonly FrozenDictionary<int, int> BeyondBasic;
    private static readonly FrozenDictionary<int, string> Full;

    static CaseFolding()
    {
        var beyond = new Dictionary<int, int>();
        var full = new Dictionary<int, string>();
        foreach (var line in Lines())
        {
            var cells = line.Split('\t');
            if (cells is [var first, var last, var step, var distance])
                AddRun(Hex(first), Hex(last), Number(step), Number(distance), beyond);
            else
                full[Hex(cells[0])] = string.Concat(cells[1].Split(' ').Select(code => new Rune(Hex(code)).ToString()));
        }

        BeyondBasic = beyond.ToFrozenDictionary();
        Full = full.ToFrozenDictionary();
    }

    /// <summary>The mapping of a code point that becomes several; null of every other.</summary>
    public static string? SeveralOf(int codePoint) => Full.GetValueOrDefault(codePoint);

    /// <summary>The folded code point of one that becomes one.</summary>
    public static int Of(int codePoint)
    {
        if (codePoint > char.MaxValue)
            return BeyondBasic.GetValueOrDefault(codePoint, codePoint);
        return Pages[codePoint / PageSize]?[codePoint % PageSize] is { } folded and not '\0' ? folded : codePoint;
    }

    private static void AddRun(int first, int last, int step, int distance, Dictionary<int, int> beyond)
    {
        for (var codePoint = first; codePoint <= last; codePoint += step)
        {
            if (codePoint > char.MaxValue)
                beyond[codePoint] = codePoint + distance;
            else
                (Pages[codePoint / PageSize] ??= new char[PageSize])[codePoint % PageSize] = (char)(codePoint + distance);
        }
    }

    private static IEnumerable<string> Lines()
    {
        using var stream = typeof(CaseFolding).Assembly.GetManifestResourceStream(Table)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                yield return line;
        }
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
