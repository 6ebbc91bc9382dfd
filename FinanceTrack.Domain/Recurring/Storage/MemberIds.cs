namespace FinanceTrack.Domain.Recurring.Storage;

/// <summary>Ids as one column of bytes.</summary>
internal static class MemberIds
{
    private const int Size = 16;

    public static byte[] Write(IEnumerable<Guid> ids) => [.. ids.SelectMany(id => id.ToByteArray(bigEndian: true))];

    public static IReadOnlyList<Guid> Read(ReadOnlySpan<byte> bytes)
    {
        var ids = new Guid[bytes.Length / Size];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = new Guid(bytes.Slice(i * Size, Size), bigEndian: true);
        return ids;
    }

    /// <summary>The last ones, in their order.</summary>
    public static IReadOnlyList<Guid> ReadLast(ReadOnlySpan<byte> bytes, int most) =>
        Read(bytes[Math.Max(0, bytes.Length - (most * Size))..]);
}
