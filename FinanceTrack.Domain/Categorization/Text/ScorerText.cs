namespace FinanceTrack.Domain.Categorization.Text;

/// <summary>
/// A description as the scorer reads it: folded, everything that is not a letter or digit turned into one space, cut into
/// words. Prefixes, dates and identifiers stay: every development set was better with them than without.
/// </summary>
internal ref struct ScorerText
{
    /// <summary>The most characters that are read; the rest of a longer description is left out.</summary>
    public const int Capacity = 256;

    /// <summary>The most words that fit in <see cref="Capacity"/> characters.</summary>
    public const int MaxWords = Capacity / 2;

    private ScorerText(ReadOnlySpan<char> text, ReadOnlySpan<Range16> words)
    {
        Text = text;
        Words = words;
    }

    /// <summary>The words, one space apart, with none at either end.</summary>
    public ReadOnlySpan<char> Text { get; }

    /// <summary>Where each word stands in <see cref="Text"/>.</summary>
    public ReadOnlySpan<Range16> Words { get; }

    /// <summary>Reads a description into the caller's buffers, of <see cref="Capacity"/> and <see cref="MaxWords"/>.</summary>
    public static ScorerText Read(ReadOnlySpan<char> description, Span<char> buffer, Span<Range16> words)
    {
        var folded = BankLetters.Fold(description, buffer);
        int length = 0, count = 0, start = 0;
        var inWord = false;
        for (var i = 0; i <= folded; i++)
        {
            var c = i < folded ? buffer[i] : ' ';
            if (char.IsLetterOrDigit(c))
            {
                if (!inWord)
                {
                    // In place: at least one character was skipped before this word, so the space never overtakes i.
                    if (count > 0)
                        buffer[length++] = ' ';
                    start = length;
                    inWord = true;
                }

                buffer[length++] = c;
            }
            else if (inWord)
            {
                words[count++] = new Range16((ushort)start, (ushort)(length - start));
                inWord = false;
            }
        }

        return new ScorerText(buffer[..length], words[..count]);
    }

    public readonly ReadOnlySpan<char> Word(int index) => Text.Slice(Words[index].Start, Words[index].Length);

    /// <summary>
    /// The words <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1 with the spaces between them.
    /// </summary>
    public readonly ReadOnlySpan<char> Phrase(int first, int count)
    {
        var last = Words[first + count - 1];
        return Text[Words[first].Start..(last.Start + last.Length)];
    }
}

/// <summary>A stretch of a text of at most 65,535 characters.</summary>
internal readonly record struct Range16(ushort Start, ushort Length);
