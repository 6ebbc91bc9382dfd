namespace FinanceTrack.Domain.Categorization.Text;

/// <summary>
/// The n-grams of a text as 64-bit keys: runs of 1 to 4 characters (spaces and both ends included) and of 1 to 2 words.
/// Words of digits only are left out, unless there are no others.
/// </summary>
internal static class NgramTerms
{
    /// <summary>The longest run of characters; four UTF-16 units fill a key exactly, so that these keys are exact.</summary>
    public const int MaxCharacters = 4;

    /// <summary>The most keys that one text can give.</summary>
    public const int Capacity = MaxCharacters * (ScorerText.Capacity + 2);

    /// <summary>Writes the words to count, with a space before and after, and returns the length.</summary>
    public static int WriteBody(in ScorerText text, Span<char> body)
    {
        var length = WriteBody(text, body, keepNumbers: false);
        return length > 1 ? length : WriteBody(text, body, keepNumbers: true);
    }

    public static int Characters(ReadOnlySpan<char> body, Span<ulong> keys)
    {
        var count = 0;
        for (var i = 0; i < body.Length; i++)
        {
            ulong key = 0;
            for (var n = 0; n < MaxCharacters && i + n < body.Length; n++)
            {
                key = key << 16 | body[i + n];
                keys[count++] = key;
            }
        }

        return count;
    }

    public static int Words(ReadOnlySpan<char> body, Span<ulong> keys)
    {
        int count = 0, previous = -1, start = 1;
        for (var i = 1; i < body.Length; i++)
        {
            if (body[i] != ' ')
                continue;
            keys[count++] = TermHash.Of(body[start..i]);
            if (previous >= 0)
                keys[count++] = TermHash.Of(body[previous..i]);
            (previous, start) = (start, i + 1);
        }

        return count;
    }

    private static int WriteBody(in ScorerText text, Span<char> body, bool keepNumbers)
    {
        var length = 0;
        body[length++] = ' ';
        foreach (var range in text.Words)
        {
            var word = text.Text.Slice(range.Start, range.Length);
            if (!keepNumbers && !word.ContainsAnyExceptInRange('0', '9'))
                continue;
            word.CopyTo(body[length..]);
            length += word.Length;
            body[length++] = ' ';
        }

        return length;
    }
}
