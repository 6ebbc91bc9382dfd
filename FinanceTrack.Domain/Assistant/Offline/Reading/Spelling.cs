namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>Tells slips of the pen from other words.</summary>
internal static class Spelling
{
    /// <summary>Shorter words are too close to each other.</summary>
    public const int MinWord = 5;

    private const string Vowels = "aeiouy";

    /// <summary>
    /// Whether the first word is the second with two letters that changed places, a letter too many or too few, or another vowel.
    /// </summary>
    /// <param name="typed">The word as it was typed.</param>
    /// <param name="known">The word that may be meant.</param>
    /// <param name="isStrict">
    /// Counts only letters that changed places and ones that are doubled or should be: "plants" are no "plans".
    /// </param>
    public static bool IsSlip(ReadOnlySpan<char> typed, ReadOnlySpan<char> known, bool isStrict)
    {
        if (Math.Abs(typed.Length - known.Length) > 1)
            return false;
        var same = typed.CommonPrefixLength(known);
        if (same == 0)
            return false;
        if (typed.Length == known.Length)
        {
            return same < typed.Length && (IsTransposed(typed[same..], known[same..])
                || (!isStrict && Vowels.Contains(typed[same]) && Vowels.Contains(known[same])
                    && typed[(same + 1)..].SequenceEqual(known[(same + 1)..])));
        }

        var longer = typed.Length > known.Length ? typed : known;
        var shorter = typed.Length > known.Length ? known : typed;
        return longer[(same + 1)..].SequenceEqual(shorter[same..]) && (!isStrict || longer[same] == longer[same - 1]);
    }

    private static bool IsTransposed(ReadOnlySpan<char> typed, ReadOnlySpan<char> known) =>
        typed.Length > 1 && typed[0] == known[1] && typed[1] == known[0] && typed[2..].SequenceEqual(known[2..]);
}
