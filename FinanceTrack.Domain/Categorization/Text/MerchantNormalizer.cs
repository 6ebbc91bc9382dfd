using System.Text.RegularExpressions;

namespace FinanceTrack.Domain.Categorization.Text;

/// <summary>
/// Strips from a bank line what changes between two purchases at the same merchant. For keys of memory and statistics only:
/// the classifier does better on the whole line (see <see cref="ScorerText"/>).
/// </summary>
internal static partial class MerchantNormalizer
{
    public static string Normalize(string description)
    {
        Span<char> folded = stackalloc char[ScorerText.Capacity];
        var line = folded[..BankLetters.Fold(description, folded)].ToString();
        if (line.AsSpan().ContainsAnyInRange('0', '9') || line.Contains('*', StringComparison.Ordinal)
            || line.Contains("www.", StringComparison.Ordinal))
        {
            line = Noise().Replace(line, " ");
            if (Processor().Replace(line, " ") is var merchant && merchant.Any(char.IsLetterOrDigit))
                line = merchant;
        }

        Span<char> buffer = stackalloc char[ScorerText.Capacity];
        Span<Range16> ranges = stackalloc Range16[ScorerText.MaxWords];
        var text = ScorerText.Read(line, buffer, ranges);
        Span<Range16> kept = stackalloc Range16[ScorerText.MaxWords];
        return Join(text.Text, kept[..Keep(text, kept)]);
    }

    private static int Keep(in ScorerText text, Span<Range16> kept)
    {
        var first = BankPhrases.CountLeading(text);
        if (first == text.Words.Length)
            first = 0;
        var count = 0;
        foreach (var word in text.Words[first..])
        {
            var length = LengthWithoutNumber(text.Text.Slice(word.Start, word.Length));
            if (length > 0)
                kept[count++] = word with { Length = (ushort)length };
        }

        while (count > 2 && BankPhrases.IsRegion(text.Text.Slice(kept[count - 1].Start, kept[count - 1].Length)))
            count--;
        if (count > 0)
            return count;
        text.Words.CopyTo(kept);
        return text.Words.Length;
    }

    /// <summary>
    /// How much of a word names the merchant: all of "7eleven" and "joes", "store" of "store1234", none of "1234" or "ab12345".
    /// </summary>
    private static int LengthWithoutNumber(ReadOnlySpan<char> word)
    {
        var digits = 0;
        foreach (var c in word)
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        var letters = word.Length - digits;
        var isNumber = digits >= 3 || (digits == 2 && (word.Length > 4 || letters == 1));
        if (!isNumber)
            return word.Length;
        return letters >= 4 && digits <= 6 && !word[..letters].ContainsAnyInRange('0', '9') ? letters : 0;
    }

    private static string Join(ReadOnlySpan<char> text, ReadOnlySpan<Range16> words)
    {
        Span<char> joined = stackalloc char[ScorerText.Capacity];
        var length = 0;
        foreach (var word in words)
        {
            if (length > 0)
                joined[length++] = ' ';
            text.Slice(word.Start, word.Length).CopyTo(joined[length..]);
            length += word.Length;
        }

        return joined[..length].ToString();
    }

    /// <summary>Dates, times, references, masked card numbers, store numbers and web prefixes.</summary>
    [GeneratedRegex(
        @"(?:https?://)?www\."
        + @"|\b\d{1,4}[/\-.]\d{1,2}(?:[/\-.]\d{1,4})?\b"
        + @"|\b\d{1,2}:\d{2}(?::\d{2})?\s?(?:am|pm)?\b"
        + @"|\b\d{1,2}\s?(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:\s?\d{2,4})?\b"
        + @"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\s?\d{1,2}(?:\s?\d{4})?\b"
        + @"|\b(?:id|indn|ref|reference|trace|trn|conf|auth|card|terminal|seq|invoice|inv|order)\s?[:#]\s?[\w\-]*\d[\w\-]*"
        + @"|[x*]{2,}\d*"
        + @"|\#\s*\w*\d\w*",
        RegexOptions.CultureInvariant)]
    private static partial Regex Noise();

    /// <summary>A payment processor before its merchant, as in "SQ *", "PAYPAL *".</summary>
    [GeneratedRegex(
        @"\b(?:sq|sqc|tst|sp|pp|paypal|py|wpy|skr|int in|in|ic|cke|dd|eb|zip|iz|"
            + @"sumup|zettle|yoco|payfast|pyp|stripe|ppl|gpy|fs|tcd|tm|ezi|goc|cko|www)\s*\*\s*",
        RegexOptions.CultureInvariant)]
    private static partial Regex Processor();
}
