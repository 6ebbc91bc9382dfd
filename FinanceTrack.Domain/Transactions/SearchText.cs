using System.Globalization;
using System.Text;

namespace FinanceTrack.Domain.Transactions;

/// <summary>
/// Text as search compares it: lower case, without accents, single spaces. Folding here rather than by collation makes both engines
/// find the same rows.
/// </summary>
public static class SearchText
{
    /// <summary>The character that makes the next one literal in a <c>LIKE</c> pattern.</summary>
    public const char Escape = '\\';

    public static string Of(string description, string? note) => Fold(note is null ? description : $"{description} {note}");

    /// <summary>The <c>LIKE</c> pattern that finds what contains the text.</summary>
    public static string Pattern(string text)
    {
        var pattern = new StringBuilder("%");
        foreach (var c in Fold(text))
        {
            if (c is '%' or '_' or '[' or Escape)
                pattern.Append(Escape);
            pattern.Append(c);
        }

        return pattern.Append('%').ToString();
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Ascii.IsValid(text) ? text : text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsWhiteSpace(c))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                    folded.Append(' ');
            }
            else if (c < 128 || CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return folded.ToString().TrimEnd();
    }
}
