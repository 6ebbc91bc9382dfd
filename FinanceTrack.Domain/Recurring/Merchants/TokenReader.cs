using System.Runtime.InteropServices;
using FinanceTrack.Domain.Categorization.Text;

namespace FinanceTrack.Domain.Recurring.Merchants;

/// <summary>
/// Cuts descriptions into the words that may name a merchant, as numbers that stand for the words. A word with two digits or more is a
/// reference and left out. A word with one digit inside loses it and is suspected: it is as likely a reference as a name.
/// </summary>
internal sealed class TokenReader
{
    private const int MaxTokens = 6;
    private const int MinLettersBesideDigit = 3;
    private const int MaxFallbackWords = 2;

    private readonly Dictionary<string, int> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private readonly List<bool> _suspected = [];
    private readonly List<Range> _words = [];
    private readonly List<int> _read = [];
    private readonly char[] _buffer = new char[ScorerText.Capacity];
    private readonly char[] _word = new char[ScorerText.Capacity + 1];

    public int Count => _texts.Count;

    public string Text(int token) => _texts[token];

    public bool IsSuspected(int token) => _suspected[token];

    /// <summary>At most six tokens, in the order of the description; empty only for one without a letter or digit.</summary>
    public int[] Read(string description)
    {
        ref var tokens = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, description, out var isKnown);
        return isKnown ? tokens! : tokens = ReadNew(description);
    }

    /// <summary>The tokens of a description in which nothing names the merchant.</summary>
    public int[] ReadFallback(string description)
    {
        Split(_buffer.AsSpan(0, BankLetters.Fold(description, _buffer)));
        _read.Clear();
        AddFallback();
        return [.. _read];
    }

    private int[] ReadNew(string description)
    {
        Split(_buffer.AsSpan(0, BankLetters.Fold(description, _buffer)));
        _read.Clear();
        foreach (var range in _words)
            AddName(_buffer.AsSpan(range));
        if (_read.Count == 0)
            AddFallback();
        return CollectionsMarshal.AsSpan(_read)[..Math.Min(_read.Count, MaxTokens)].ToArray();
    }

    /// <summary>Cuts the folded text at everything that is not a letter or digit; an ampersand joins its neighbours.</summary>
    private void Split(Span<char> folded)
    {
        _words.Clear();
        int length = 0, start = 0;
        foreach (var c in folded)
        {
            if (c == '&')
                continue;
            if (!char.IsLetterOrDigit(c) && length > start)
            {
                _words.Add(start..length);
                start = length;
            }
            else if (char.IsLetterOrDigit(c))
            {
                folded[length++] = c;
            }
        }

        if (length > start)
            _words.Add(start..length);
    }

    private void AddName(ReadOnlySpan<char> word)
    {
        var digit = word.IndexOfAnyInRange('0', '9');
        if (digit < 0)
        {
            if (!BankWords.Contain(word))
                _read.Add(Number(word, false));
            return;
        }

        var letters = word.Length - 1;
        if (letters < MinLettersBesideDigit || word[(digit + 1)..].ContainsAnyInRange('0', '9'))
            return;
        word[..digit].CopyTo(_word);
        word[(digit + 1)..].CopyTo(_word.AsSpan(digit));
        var isInside = digit > 0 && digit < letters;
        if (isInside || !BankWords.Contain(_word.AsSpan(0, letters)))
            _read.Add(Number(_word.AsSpan(0, letters), isInside));
    }

    /// <summary>Nothing names a merchant: the processor, else the first words without digits, else the first words.</summary>
    private void AddFallback()
    {
        foreach (var range in _words.Where(range => BankWords.IsProcessor(_buffer.AsSpan(range))).Take(1))
            _read.Add(Number(_buffer.AsSpan(range), false));
        if (_read.Count > 0)
            return;
        var plain = _words.Where(range => !_buffer.AsSpan(range).ContainsAnyInRange('0', '9')).ToList();
        foreach (var range in (plain.Count > 0 ? plain : _words).Take(MaxFallbackWords))
            _read.Add(Number(_buffer.AsSpan(range), false));
    }

    private int Number(ReadOnlySpan<char> word, bool isSuspected)
    {
        var text = isSuspected ? string.Concat(word, "\0") : null;
        var lookup = _tokens.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text ?? word, out var number))
            return number;
        number = _texts.Count;
        lookup[text ?? word] = number;
        _texts.Add(text ?? word.ToString());
        _suspected.Add(isSuspected);
        return number;
    }
}
