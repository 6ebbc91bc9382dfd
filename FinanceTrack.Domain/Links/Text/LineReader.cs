using System.Text.RegularExpressions;
using FinanceTrack.Domain.Categorization.Text;

namespace FinanceTrack.Domain.Links.Text;

/// <summary>Reads bank lines, and keeps what it has read: the same line stands in many pairs.</summary>
internal sealed partial class LineReader(LineVocabulary vocabulary)
{
    private const int KeyWords = 6, MinNumber = 4, MinIban = 15, MinIbanDigits = 10, MaxOrderCodes = 4;

    private readonly Dictionary<string, LineText> _read = new(StringComparer.Ordinal);

    public LineText Read(string description)
    {
        if (!_read.TryGetValue(description, out var line))
            _read[description] = line = Parse(description);
        return line;
    }

    /// <summary>The words of a name, for a search of it in lines.</summary>
    public static ulong[] WordsOf(string name, int minLength = 1)
    {
        Span<char> buffer = stackalloc char[ScorerText.Capacity];
        Span<Range16> ranges = stackalloc Range16[ScorerText.MaxWords];
        var text = ScorerText.Read(name, buffer, ranges);
        var words = new List<ulong>();
        for (var i = 0; i < text.Words.Length; i++)
        {
            if (text.Words[i].Length >= minLength)
                words.Add(TermHash.Of(text.Word(i)));
        }

        return [.. words];
    }

    /// <summary>The line without what changes with every order.</summary>
    public static string WithoutOrderCodes(string description) => OrderCode().Replace(description, " ");

    private LineText Parse(string description)
    {
        // A line has one or two; each is compared with each of another line's.
        var codes = OrderCode().Matches(description).Select(match => match.Groups[1].Value.ToLowerInvariant()).Distinct()
            .Take(MaxOrderCodes).ToArray();
        var plain = codes.Length > 0 ? OrderCode().Replace(description, " ") : description;
        Span<char> buffer = stackalloc char[ScorerText.Capacity];
        Span<Range16> ranges = stackalloc Range16[ScorerText.MaxWords];
        var text =
            ScorerText.Read(GroupedIban().Replace(plain, match => match.Value.Replace(" ", "", StringComparison.Ordinal)), buffer, ranges);
        var words = new List<LineWord>();
        var tokens = new HashSet<ulong>();
        var numbers = new List<string>();
        var (kinds, hasIban) = (WordKinds.None, false);
        for (var i = 0; i < text.Words.Length; i++)
        {
            var token = text.Word(i);
            var hash = TermHash.Of(token);
            tokens.Add(hash);
            if (!token.ContainsAnyInRange('0', '9'))
            {
                if (token.Length < 2)
                    continue;
                var word = new LineWord(hash, vocabulary.KindsOf(hash), token.Length);
                words.Add(word);
                kinds |= word.Kinds;
            }
            else if (NumberIn(token) is { Length: >= MinNumber } number)
            {
                numbers.Add(number);
                hasIban |= IsIban(token);
            }
        }

        return new LineText([.. words], tokens, KeyOf(words), kinds, [.. numbers], hasIban, codes);
    }

    private static ulong KeyOf(List<LineWord> words)
    {
        ulong key = 14_695_981_039_346_656_037;
        foreach (var word in words.Take(KeyWords))
            key = unchecked((key ^ word.Hash) * 1_099_511_628_211);
        return key;
    }

    /// <summary>The digits at the end of a token, or all of its digits where letters follow: "xxxx1234" is a masked number.</summary>
    private static string NumberIn(ReadOnlySpan<char> token)
    {
        var start = token.LastIndexOfAnyExceptInRange('0', '9') + 1;
        if (token.Length - start >= MinNumber)
            return token[start..].ToString();
        Span<char> digits = stackalloc char[token.Length];
        var count = 0;
        foreach (var c in token)
        {
            if (char.IsAsciiDigit(c))
                digits[count++] = c;
        }

        return digits[..count].ToString();
    }

    private static bool IsIban(ReadOnlySpan<char> token)
    {
        if (token.Length < MinIban || !char.IsAsciiLetter(token[0]) || !char.IsAsciiLetter(token[1]))
            return false;
        var digits = 0;
        foreach (var c in token)
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        return digits >= MinIbanDigits;
    }

    /// <summary>
    /// An order number after a star, as card networks print it: "AMAZON*2X4TT9AB". With a digit at least, or it is the shop's name.
    /// </summary>
    [GeneratedRegex(@"\*(?=[A-Za-z]*\d)([A-Za-z0-9]{6,})\b", RegexOptions.CultureInvariant)]
    private static partial Regex OrderCode();

    /// <summary>An IBAN as people read it, in groups of four.</summary>
    [GeneratedRegex(@"\b[A-Za-z]{2}\d{2}(?: [A-Za-z0-9]{4}){2,7}(?: [A-Za-z0-9]{1,3})?\b", RegexOptions.CultureInvariant)]
    private static partial Regex GroupedIban();
}
