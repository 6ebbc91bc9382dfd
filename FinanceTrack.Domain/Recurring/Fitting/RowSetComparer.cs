using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace FinanceTrack.Domain.Recurring.Fitting;

/// <summary>Compares sets of rows, each in the order of time, by their rows.</summary>
internal sealed class RowSetComparer : IEqualityComparer<int[]>
{
    public static readonly RowSetComparer Instance = new();

    public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode([DisallowNull] int[] obj)
    {
        var hash = default(HashCode);
        hash.AddBytes(MemoryMarshal.AsBytes(obj.AsSpan()));
        return hash.ToHashCode();
    }
}
