namespace FinanceTrack.Domain.Recurring.Merchants;

/// <summary>
/// Joins keys whose Jaccard index, weighted by inverse document frequency, is at least 0.6. Last tokens are equal when one begins with the
/// other: banks truncate. Only keys that share one of a key's two rarest tokens are compared.
/// </summary>
/// <param name="keys">Distinct and sorted.</param>
/// <param name="keysWith">In how many keys each token is.</param>
internal sealed class KeySimilarity(TokenReader reader, TokenKey[] keys, int[] keysWith)
{
    private const double MinSimilarity = .6;
    private const double MinWeight = .1;
    private const int RarestTokens = 2;
    private const int MaxCandidates = 60;
    private const int MinTruncatedLetters = 2;

    private readonly int[] _parents = [.. Enumerable.Range(0, keys.Length)];

    /// <summary>The number of the key that each key was joined under; a common key before a rare one.</summary>
    public int[] Join(int[] rowCounts)
    {
        var index = new List<int>?[keysWith.Length];
        for (var k = 0; k < keys.Length; k++)
        {
            foreach (var token in keys[k].Tokens.Distinct())
                (index[token] ??= []).Add(k);
        }

        foreach (var a in Enumerable.Range(0, keys.Length).OrderByDescending(k => rowCounts[k]))
        {
            foreach (var token in Rarest(keys[a]))
            {
                foreach (var b in index[token]!.Take(MaxCandidates))
                {
                    if (b > a && Root(a) != Root(b) && Similarity(keys[a], keys[b]) >= MinSimilarity)
                        _parents[Root(b)] = Root(a);
                }
            }
        }

        return [.. Enumerable.Range(0, keys.Length).Select(Root)];
    }

    private IEnumerable<int> Rarest(TokenKey key) =>
        key.Tokens.Distinct().OrderBy(token => keysWith[token]).ThenBy(reader.Text, StringComparer.Ordinal).Take(RarestTokens);

    private int Root(int key)
    {
        while (_parents[key] != key)
            key = _parents[key] = _parents[_parents[key]];
        return key;
    }

    private double Weight(int token) => Math.Log((keys.Length + 1.0) / keysWith[token]) + MinWeight;

    private double Similarity(TokenKey a, TokenKey b)
    {
        double shared = 0, all = 0;
        for (var i = 0; i < a.Tokens.Length; i++)
        {
            var token = a.Tokens[i];
            if (a.Tokens.AsSpan(0, i).Contains(token))
                continue;
            var weight = Weight(token);
            all += weight;
            shared += b.Has(token) ? weight : 0;
        }

        for (var i = 0; i < b.Tokens.Length; i++)
            all += a.Has(b.Tokens[i]) || b.Tokens.AsSpan(0, i).Contains(b.Tokens[i]) ? 0 : Weight(b.Tokens[i]);
        var (lastOfA, lastOfB) = (a.Tokens[^1], b.Tokens[^1]);
        if (lastOfA != lastOfB && !b.Has(lastOfA) && !a.Has(lastOfB) && IsTruncation(reader.Text(lastOfA), reader.Text(lastOfB)))
        {
            var larger = Math.Max(Weight(lastOfA), Weight(lastOfB));
            shared += larger;
            all -= Weight(lastOfA) + Weight(lastOfB) - larger;
        }

        return all > 0 ? shared / all : 0;
    }

    private static bool IsTruncation(string a, string b) =>
        Math.Min(a.Length, b.Length) >= MinTruncatedLetters
        && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal));
}
