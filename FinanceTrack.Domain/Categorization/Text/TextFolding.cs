using System.Globalization;
using System.Text;

namespace FinanceTrack.Domain.Categorization.Text;

/// <summary>
/// Folds text to the letters that both sides of a comparison share: lower case, no accents, no apostrophes, and the
/// letters that Unicode does not decompose (ß, ø, æ, ł …) spelt out.
/// </summary>
internal static class TextFolding
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
        // A lone surrogate would make Normalize throw; EnumerateRunes replaces it with U+FFFD, which is no letter.
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text[..Math.Min(text.Length, 4 * ScorerText.Capacity)].EnumerateRunes())
            clean.Append(rune.ToString());
        var written = 0;
        foreach (var c in clean.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (c is '\'' or '`' or '’' or '‘' || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            var spelt = Spell(char.ToLowerInvariant(c));
            foreach (var letter in spelt.Second == '\0' ? [spelt.First] : (ReadOnlySpan<char>)[spelt.First, spelt.Second])
            {
                if (written == destination.Length)
                    return written;
                destination[written++] = letter;
            }
        }

        return written;
    }

    private static (char First, char Second) Spell(char c) => c switch
    {
        'ß' => ('s', 's'),
        'æ' => ('a', 'e'),
        'œ' => ('o', 'e'),
        'þ' => ('t', 'h'),
        'ø' => ('o', '\0'),
        'đ' or 'ð' => ('d', '\0'),
        'ł' => ('l', '\0'),
        'ı' => ('i', '\0'),
        _ => (c, '\0'),
    };
}
