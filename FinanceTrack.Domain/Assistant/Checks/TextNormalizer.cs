using System.Globalization;
using System.Net;
using System.Text;
using FinanceTrack.Domain.Folding;

namespace FinanceTrack.Domain.Assistant.Checks;

/// <summary>Brings texts into the forms in which they are checked, whatever they are disguised as.</summary>
internal static class TextNormalizer
{
    private const int MaxDecodings = 3;

    // Letters that look like Latin ones, and are not: Cyrillic, Greek, Armenian and small capitals, each before the Latin one.
    private const string LookAlikes =
        "аa еe оo рp сc уy хx іi јj ѕs ԁd һh ӏl ԛq ԝw вb нh кk мm тt гr пn ьb єe ѵv ɡg "
        + "αa βb εe ηn ιi κk νv οo ρp τt υu χx γy ωw μu σo հh ոn սu ցg օo զq ԍg "
        + "ʙb ɢg ʜh ɪi ʟl ɴn ʀr ʏy ᴀa ᴄc ᴅd ᴇe ᴊj ᴋk ᴍm ᴏo ᴘp ᴛt ᴜu ᴠv ᴡw ᴢz";

    private static readonly Dictionary<char, char> Latin = LookAlikes.Split(' ').ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>As it is seen, without what is not: invisible and control characters, and marks of direction.</summary>
    public static string Display(string text)
    {
        var seen = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (Letters.IsIgnorable(rune.Value) || category is UnicodeCategory.Format or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned || rune.Value == '\uFFFD')
            {
                continue;
            }

            if (category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                seen.Append(' ');
            else
                seen.Append(rune.ToString());
        }

        return seen.ToString().Normalize(NormalizationForm.FormKC);
    }

    /// <summary>Without encodings: entities, percent signs, and escapes of programs.</summary>
    public static string Decode(string text)
    {
        for (var i = 0; i < MaxDecodings; i++)
        {
            var decoded = Unescape(WebUtility.HtmlDecode(Uri.UnescapeDataString(text)));
            if (decoded == text)
                break;
            text = Display(decoded);
        }

        return text;
    }

    /// <summary>In small Latin letters, decoded and without accents: what a reader would take it for.</summary>
    public static string Fold(string text) => FoldLetters(Decode(Display(text)));

    /// <summary>As <see cref="Fold"/>, without decoding.</summary>
    public static string FoldLetters(string text)
    {
        var folded = TextFolding.ForSearch(text).ToCharArray();
        for (var i = 0; i < folded.Length; i++)
        {
            if (folded[i] > '\u007f' && Latin.TryGetValue(folded[i], out var latin))
                folded[i] = latin;
        }

        return new string(folded);
    }

    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var escape = text[i] == '\\' && i + 1 < text.Length ? char.ToLowerInvariant(text[i + 1]) : '\0';
            var digits = escape switch { 'u' => 4, 'x' => 2, _ => 0 };
            if (digits > 0 && i + 1 + digits < text.Length && int.TryParse(
                text.AsSpan(i + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                plain.Append((char)value);
                i += 1 + digits;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }
}
