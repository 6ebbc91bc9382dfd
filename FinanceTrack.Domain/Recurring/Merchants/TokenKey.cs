namespace FinanceTrack.Domain.Recurring.Merchants;

/// <summary>The tokens of a merchant, in order.</summary>
internal readonly struct TokenKey(int[] tokens) : IEquatable<TokenKey>
{
    public int[] Tokens { get; } = tokens;

    public bool Equals(TokenKey other) => Tokens.AsSpan().SequenceEqual(other.Tokens);

    public override bool Equals(object? obj) => obj is TokenKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var token in Tokens)
            hash.Add(token);
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
        var kept = Tokens.Where((token, position) => isKept(token, position)).ToArray();
        return kept.Length == 0 || kept.Length == Tokens.Length ? this : new TokenKey(kept);
    }
}
