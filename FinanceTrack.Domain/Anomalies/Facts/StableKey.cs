using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace FinanceTrack.Domain.Anomalies.Facts;

/// <summary>
/// 64-bit keys under which statistics are held, so that they contain no text. XXH64 is the same on every machine and in
/// every version; two of one user's few thousand merchants share a key with a probability below 1e-12.
/// </summary>
public static class StableKey
{
    /// <summary>The key of "there is none": a transaction without a recognisable merchant, or without a category.</summary>
    public const long None = 0;

    /// <summary>
    /// Key of a name that means the same for everyone, such as a starter category or a normalised merchant; case does not count.
    /// </summary>
    public static long Of(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return None;
        var lower = name.Trim().ToLowerInvariant();
        return NotNone(XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(lower)));
    }

    /// <summary>Key of something that is one user's own, such as a category they made.</summary>
    public static long Of(Guid id) => NotNone(XxHash64.HashToUInt64(MemoryMarshal.AsBytes(new ReadOnlySpan<Guid>(in id))));

    private static long NotNone(ulong hash) => hash == 0 ? 1 : unchecked((long)hash);
}
