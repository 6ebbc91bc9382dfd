using System.Runtime.InteropServices;

namespace FinanceTrack.Domain.Recurring.Merchants;

/// <summary>The tokens of a merchant, in order.</summary>
internal readonly struct TokenKey(int[] tokens) : IEquatable<TokenKey>
{
    public int[] Tokens { get; } = tokens;

    public bool Equals(TokenKey other) => Tokens.AsSpan().SequenceEqual(other.Tokens);

    public override bool Equals(object? obj) => obj is TokenKey other && Equals(other);

    /// <summary>Seeded at random, since descriptions could be chosen so that the hashes of all of them are equal.</summary>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(MemoryMarshal.AsBytes(Tokens.AsSpan()));
        return hash.ToHashCode();
    }

    public bool Has(int token) => Tokens.AsSpan().Contains(token);

    public bool SharesTokenWith(TokenKey other)
    {
        foreach (var token in Tokens)
        {
            if (other.Has(token))
                return true;
        }

        return false;
    }

    /// <summary>The key without the tokens that are not wanted; the key itself when none is left.</summary>
    public TokenKey Where(Func<int, int, bool> isKept)
    {
        Span<int> kept = stackalloc int[Tokens.Length];
        var count = 0;
        for (var position = 0; position < Tokens.Length; position++)
        {
            if (isKept(Tokens[position], position))
                kept[count++] = Tokens[position];
        }

        return count == 0 || count == Tokens.Length ? this : new TokenKey(kept[..count].ToArray());
    }
}
