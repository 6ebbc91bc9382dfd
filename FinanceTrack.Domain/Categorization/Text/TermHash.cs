using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace FinanceTrack.Domain.Categorization.Text;

/// <summary>
/// The 64-bit key of a word or phrase (XXH3 over UTF-16LE). It is stored, in models and in users' memory, so it may never
/// change; among a million terms two share a key with probability 3e-8.
/// </summary>
internal static class TermHash
{
    public static ulong Of(ReadOnlySpan<char> term) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(term));
}
