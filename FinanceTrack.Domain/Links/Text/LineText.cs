namespace FinanceTrack.Domain.Links.Text;

/// <summary>
/// A word of a line: what stays the same from one month to the next. Kept as its hash, so that no memory of a matcher holds text.
/// </summary>
internal readonly record struct LineWord(ulong Hash, WordKinds Kinds, int Length)
{
    /// <summary>True for a word that may be a name: no list explains it.</summary>
    public bool IsUnknown => Kinds == WordKinds.None && Length > 2;
}

/// <summary>What the matchers read in a bank line.</summary>
/// <param name="Words">The words without digits, in their order.</param>
/// <param name="Tokens">All words, those with digits as well.</param>
/// <param name="Key">The first six words: two lines of the same kind share it.</param>
/// <param name="Kinds">The kinds of all words together.</param>
/// <param name="Numbers">Runs of four digits or more, which may be an account's number or its tail.</param>
/// <param name="HasIban">The line names an IBAN, one's own or another's.</param>
/// <param name="OrderCodes">Order numbers and the like: what follows a star, or a long run of letters and digits. The first few.</param>
internal sealed record LineText(
    LineWord[] Words, HashSet<ulong> Tokens, ulong Key, WordKinds Kinds, string[] Numbers, bool HasIban, string[] OrderCodes)
{
    /// <summary>The words that no list explains, each once.</summary>
    public ulong[] Unknown { get; } = [.. Words.Where(word => word.IsUnknown).Select(word => word.Hash).Distinct()];

    /// <summary>The words after the first, each once.</summary>
    public HashSet<ulong> Following { get; } = [.. Words.Skip(1).Select(word => word.Hash)];

    public bool Has(WordKinds kind) => (Kinds & kind) != 0;
}
