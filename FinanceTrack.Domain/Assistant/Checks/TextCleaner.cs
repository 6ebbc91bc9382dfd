using System.Text;
using System.Text.RegularExpressions;
using FinanceTrack.Domain.Folding;

namespace FinanceTrack.Domain.Assistant.Checks;

/// <summary>
/// Makes text of a ledger inert before it is shown: what could be followed, called, written to or paid to is taken out, and a text that
/// asks for credentials or a payment is withheld as a whole.
/// </summary>
internal static partial class TextCleaner
{
    /// <summary>What is shown of a text at most.</summary>
    public const int MaxLength = 80;

    /// <summary>Shown in place of a text that asks for something.</summary>
    public const string Withheld = "[text withheld]";

    private const string Removed = "[removed]";
    private const char RemovedMark = '\uFFFC';
    private const int MaxRead = 500;

    public static string Clean(string text)
    {
        var plain = TextNormalizer.Display(text.Length > MaxRead ? text[..MaxRead] : text).Replace(RemovedMark, ' ');
        plain = ShopWithDomain().Replace(plain, "${name}${rest}"); // NETFLIX.COM is a shop: its name leads nowhere without the ending.
        if (Demands.AreIn(plain) || Demands.AreIn(TextNormalizer.Fold(text.Length > MaxRead ? text[..MaxRead] : text)))
            return Withheld;
        var seen = TextNormalizer.Decode(plain);
        if (Reaches(TextNormalizer.Fold(seen)) && !Reaches(TextNormalizer.FoldLetters(plain)))
            return Withheld; // A link or a number that is only there once it is decoded.
        var clean = Remove(plain);
        if (Reaches(TextNormalizer.FoldLetters(clean)))
            return Withheld; // Letters of another alphabet that look like a link.
        clean = TextFolding.SingleSpaces(Inert(clean));
        return clean.Length > MaxLength ? clean[..MaxLength].TrimEnd() + "…" : clean.Length == 0 ? Withheld : clean;
    }

    /// <summary>Whether there is something to follow, call, write to or pay to. The text is folded.</summary>
    public static bool Reaches(string folded) =>
        Link().IsMatch(folded) || Mail().IsMatch(folded) || Iban().IsMatch(folded) || Phone().IsMatch(folded);

    private static string Remove(string text)
    {
        foreach (var pattern in new[] { Mail(), Link(), Iban(), Phone() })
            text = pattern.Replace(text, RemovedMark.ToString());
        return Blob().Replace(text, RemovedMark.ToString());
    }

    // What markup and templates are made of, and quotation marks, which the slot has of its own. A dot before a letter gets a space, so
    // that no mail program makes a link of it, whatever endings domains have.
    private static string Inert(string text)
    {
        var (inert, isBehindDot) = (new StringBuilder(text.Length), false);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '<' or '>' or '{' or '}' or '`' or '|' or '\\' or '*' or '_' or '#' or '~' or '^' or '(' or ')' or '[' or ']')
                inert.Append(' ');
            else if (rune.Value == RemovedMark)
                inert.Append(Removed);
            else if (isBehindDot && Rune.IsLetter(rune))
                inert.Append(' ').Append(rune.ToString());
            else if (rune.Value is '"' or '“' or '”' or '„' or '«' or '»')
                inert.Append('\'');
            else
                inert.Append(rune.ToString());
            isBehindDot = rune.Value == '.';
        }

        return inert.ToString();
    }

    [GeneratedRegex(
        """
        (?:h\s?[tx]{2}\s?ps?|ftps?|file|javascript|data|mailto|tel|intent|whatsapp|tg)\s?:\S* | :\s?/\s?/\S* | \bwww\s?[.,]\s?\S+
        | \bxn--\S+ | \b(?:\d{1,3}\.){3}\d{1,3}\b\S*
        | \b[\w-]+(?:\s?(?:\.|\[\.\]|\(\.\)|。|\[dot\]|\(dot\))\s?|\s(?:dot|punkt|punto|point)\s)(?:com|net|org|info|biz|io|co|me|app|dev|
          xyz|top|site|online|shop|store|club|live|link|click|page|web|cloud|ru|cn|tk|ml|ga|cf|gq|uk|us|eu|de|at|ch|fr|it|es|pt|nl|be|pl|
          cz|se|no|dk|fi|ie|gr|in|jp|kr|br|mx|ly|gl|to|cc|ws|example|test|bank|money|finance|support|help|gov|edu)\b(?:[/:?\#]\S*)?
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    // The whole text, but for digits: in any other a domain is somewhere to go.
    [GeneratedRegex(
        @"^\s*(?<name>[A-Za-z][A-Za-z0-9&'-]{1,24})\.(?:com|net|org|de|at|ch|eu|fr|it|es|nl|pl|co\.uk)(?<rest>[\s\d*#-]*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ShopWithDomain();

    [GeneratedRegex(
        @"[\w.+-]+\s?(?:@|\[at\]|\(at\)|\{at\}|\sat\s(?=[\w-]+\s?(?:\.|dot)))\s?[\w-]+(?:\s?(?:\.|\[dot\]|\(dot\)|\sdot\s)\s?[\w-]+)*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex(
        @"\b[A-Z]{2}\s?\d{2}(?:[\s.-]?[A-Z0-9]{2,4}){3,8}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Iban();

    // Seven digits or more with what people write between them: phone, card and account numbers.
    [GeneratedRegex(@"(?:\+|00|\b)?\d(?:[\s().,/·•–-]{0,3}\d){6,}", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    // What is long and without a space is encoded, or a key.
    [GeneratedRegex(@"[A-Za-z0-9+/=_%&;-]{25,}", RegexOptions.CultureInvariant)]
    private static partial Regex Blob();
}
