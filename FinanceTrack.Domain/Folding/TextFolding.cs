using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FinanceTrack.Domain.Folding;

/// <summary>
/// The one way in which texts are compared: by their folded forms, code point by code point. Both engines then agree, whatever their
/// collations. All forms are compatibility forms (NFKC: wide letters and ligatures are ordinary ones) without invisible characters.
/// </summary>
public static class TextFolding
{
    [Flags]
    private enum Fold
    {
        None = 0,
        Case = 1,
        Accents = 2,
    }

    /// <summary>For search and rules: case and accents do not count; ł, ø, ß and their like are plain letters.</summary>
    public static string ForSearch(string text) => Ascii.IsValid(text) ? text.ToLowerInvariant() : Folded(text, Fold.Case | Fold.Accents);

    /// <summary>For names: case does not count, nor how much white space there is; accents do.</summary>
    public static string ForName(string text) => SingleSpaces(
        Ascii.IsValid(text) ? text.ToLowerInvariant() : Folded(text, Fold.Case).Normalize(NormalizationForm.FormKC));

    /// <summary>For ids that others have chosen: case and accents count.</summary>
    public static string ForId(string id) => Ascii.IsValid(id) ? id : Folded(id, Fold.None).Normalize(NormalizationForm.FormKC);

    /// <summary>Whether anything of the text can be seen.</summary>
    public static bool IsVisible(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !Letters.IsIgnorable(rune.Value))
                return true;
        }

        return false;
    }

    /// <summary>A folded form that fits a column: of one that is too long the start and a hash of the whole.</summary>
    public static string Fit(string folded, int length)
    {
        if (folded.Length <= length)
            return folded;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folded)).AsSpan(0, 16));
        var kept = length - hash.Length;
        return folded[..(char.IsHighSurrogate(folded[kept - 1]) ? kept - 1 : kept)] + hash;
    }

    /// <summary>The text with every stretch of white space as one space, and none at its ends.</summary>
    internal static string SingleSpaces(string text)
    {
        if (!HasOtherSpaces(text))
            return text;
        var single = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
                single.Append(c);
            else if (single.Length > 0 && single[^1] != ' ')
                single.Append(' ');
        }

        return single.ToString().TrimEnd();
    }

    private static bool HasOtherSpaces(string text)
    {
        var before = ' ';
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) && (c != ' ' || before == ' '))
                return true;
            before = c;
        }

        return before == ' ';
    }

    // Decomposed, so that accents stand by themselves; forms in which they count are composed again by the caller.
    private static string Folded(string text, Fold fold)
    {
        var decomposed = WellFormed(text).Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(decomposed.Length + 8);
        for (var i = 0; i < decomposed.Length; i++)
        {
            if (decomposed[i] < 128)
            {
                folded.Append(fold.HasFlag(Fold.Case) ? char.ToLowerInvariant(decomposed[i]) : decomposed[i]);
                continue;
            }

            var codePoint = char.ConvertToUtf32(decomposed, i);
            i += codePoint > char.MaxValue ? 1 : 0;
            if (!Letters.IsIgnorable(codePoint))
                Append(folded, codePoint, fold);
        }

        return folded.ToString();
    }

    private static void Append(StringBuilder folded, int codePoint, Fold fold)
    {
        if (fold.HasFlag(Fold.Accents) && CharUnicodeInfo.GetUnicodeCategory(codePoint) == UnicodeCategory.NonSpacingMark)
            return;
        if (fold.HasFlag(Fold.Case))
        {
            if (CaseFolding.SeveralOf(codePoint) is { } several)
            {
                folded.Append(several);
                return;
            }

            codePoint = CaseFolding.Of(codePoint);
        }

        if (fold.HasFlag(Fold.Accents) && Letters.PlainOf(codePoint) is { } plain)
            folded.Append(plain);
        else if (codePoint <= char.MaxValue)
            folded.Append((char)codePoint);
        else
            folded.Append(char.ConvertFromUtf32(codePoint));
    }

    // Halves of surrogate pairs and two code points are not characters, and .NET does not normalise them.
    private static string WellFormed(string text)
    {
        foreach (var c in text)
        {
            if (char.IsSurrogate(c) || c >= '\uFFFE')
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD');
        }

        return text;
    }
}
