using System.Globalization;
using System.Text;
using FinanceTrack.Domain.Assistant.Claims;

namespace FinanceTrack.Domain.Assistant.Checks;

/// <summary>Cuts a draft into sentences, and sentences into words, marks and references.</summary>
internal static class DraftReader
{
    // Numerals that Unicode counts as letters.
    private const string NumeralLetters = "〇零一二三四五六七八九十百千万萬億亿两兩半廿卅壹贰叁肆伍陆柒捌玖拾佰仟";
    private const string Terminators = ".!?…。！？";

    /// <summary>
    /// The end of the first whole sentence from the index on, or -1 while there is none. A reference is never cut.
    /// </summary>
    public static int EndOfSentence(string draft, int start, bool isLast)
    {
        var depth = 0;
        for (var i = start; i < draft.Length; i++)
        {
            if (At(draft, i, AnswerSlots.Open))
                depth = 1;
            else if (At(draft, i, AnswerSlots.Close))
                depth = 0;
            if (depth > 0)
                continue;
            if (draft[i] == '\n')
                return i + 1;
            if (Terminators.Contains(draft[i], StringComparison.Ordinal) && i + 1 < draft.Length && char.IsWhiteSpace(draft[i + 1]))
                return i + 2;
        }

        return isLast && start < draft.Length ? draft.Length : -1;
    }

    public static IEnumerable<string> Sentences(string draft)
    {
        for (var start = 0; EndOfSentence(draft, start, isLast: true) is var end and > 0; start = end)
            yield return draft[start..end];
    }

    public static List<DraftToken> Tokens(string sentence, ClaimBook claims)
    {
        var tokens = new List<DraftToken>();
        for (var i = 0; i < sentence.Length;)
        {
            var length = At(sentence, i, AnswerSlots.Open) ? SlotLength(sentence, i) : 0;
            if (length > 0)
            {
                tokens.Add(Slot(sentence.Substring(i, length), claims));
                i += length;
                continue;
            }

            var kind = KindAt(sentence, i);
            var end = i + Width(sentence, i);
            while (kind is TokenKind.Word or TokenKind.Space && end < sentence.Length && Continues(sentence, end, kind))
                end += Width(sentence, end);
            var raw = sentence[i..end];
            tokens.Add(new DraftToken(kind, raw, kind == TokenKind.Word ? TextNormalizer.FoldLetters(raw) : raw));
            i = end;
        }

        return tokens;
    }

    private static DraftToken Slot(string raw, ClaimBook claims)
    {
        var (reference, part) = AnswerSlots.Parse(raw[AnswerSlots.Open.Length..^AnswerSlots.Close.Length]);
        return part is { } shown && claims.Find(reference) is { } claim && Has(claim, shown)
            ? new DraftToken(TokenKind.Slot, raw, "", claim, shown)
            : new DraftToken(TokenKind.BrokenSlot, raw, "");
    }

    private static bool Has(Claim claim, SlotPart part) => part switch
    {
        SlotPart.Period => claim.Scope.Period is not null,
        SlotPart.Category => claim.Scope.Category is not null,
        SlotPart.Account => claim.Scope.Account is not null,
        SlotPart.Merchant => claim.Scope.Merchant is not null,
        _ => true,
    };

    private static int SlotLength(string text, int start)
    {
        var end = text.IndexOf(AnswerSlots.Close, start, StringComparison.Ordinal);
        return end < 0 ? 0 : end + AnswerSlots.Close.Length - start;
    }

    private static bool At(string text, int index, string part) => string.CompareOrdinal(text, index, part, 0, part.Length) == 0;

    private static int Width(string text, int index) => char.IsHighSurrogate(text[index]) && index + 1 < text.Length ? 2 : 1;

    private static bool Continues(string text, int index, TokenKind kind) => kind == TokenKind.Space
        ? char.IsWhiteSpace(text[index])
        : KindAt(text, index) == TokenKind.Word
            || (text[index] is '\'' or '’' or '\u00ad' && index + 1 < text.Length && KindAt(text, index + 1) == TokenKind.Word);

    private static TokenKind KindAt(string text, int index)
    {
        if (char.IsWhiteSpace(text[index]))
            return TokenKind.Space;
        if (!Rune.TryGetRuneAt(text, index, out var rune))
            return TokenKind.Mark;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => TokenKind.Number,
            _ when NumeralLetters.Contains(rune.ToString(), StringComparison.Ordinal) => TokenKind.Number,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format => TokenKind.Word,
            _ => TokenKind.Mark,
        };
    }
}
