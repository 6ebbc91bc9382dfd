using FinanceTrack.Domain.Folding;

namespace FinanceTrack.Domain.Categorization.Text;

/// <summary>
/// The folded letters of a bank line (<see cref="TextFolding"/>), without apostrophes: "McDonald's" is written both ways.
/// </summary>
internal static class BankLetters
{
    /// <summary>
    /// Writes the folded text and returns its length. Text that does not fit is cut: a bank line says who was paid in its
    /// first words.
    /// </summary>
    public static int Fold(ReadOnlySpan<char> text, Span<char> destination)
    {
        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (!char.IsAscii(c))
                return written + FoldUnicode(text[i..], destination[written..]);
            if (c is '\'' or '`')
                continue;
            if (written == destination.Length)
                break;
            destination[written++] = c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
        }

        return written;
    }

    private static int FoldUnicode(ReadOnlySpan<char> text, Span<char> destination)
    {
        var written = 0;
        foreach (var c in TextFolding.ForSearch(text[..Math.Min(text.Length, 4 * ScorerText.Capacity)].ToString()))
        {
            if (c is '\'' or '`' or '’' or '‘')
                continue;
            if (written == destination.Length)
                break;
            destination[written++] = c;
        }

        return written;
    }
}
