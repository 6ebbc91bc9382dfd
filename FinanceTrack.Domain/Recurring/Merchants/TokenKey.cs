namespace FinanceTrack.Domain.Recurring.Merchants;

/// <summary>The tokens of a merchant, in order.</summary>
internal readonly struct TokenKey(int[] tokens) : IEquatable<TokenKey>
{
    public int[] Tokens { get; } = tokens;

    public bool Equals(TokenKey other) => Tokens.AsSpan().SequenceEqual(other.Tokens);

    public override bool Equals(object? obj) => obj is TokenKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = Tokens.Length;
        foreach (var token in Tokens)
            hash = (hash * 31) + token;
        return hash;
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
