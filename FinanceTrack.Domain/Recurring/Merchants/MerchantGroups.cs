using System.Runtime.InteropServices;

namespace FinanceTrack.Domain.Recurring.Merchants;

/// <summary>
/// Groups rows by merchant without a list of names. A word that one row alone has is a reference; a word in more than a fifth of the keys is
/// the bank's or the city's; what is left is joined when it is similar enough (see <see cref="KeySimilarity"/>).
/// </summary>
internal sealed class MerchantGroups
{
    private const int MinKeysForBoilerplate = 15;
    private const double BoilerplateShare = .2;
    private const int MinBoilerplateKeys = 5;
    private const int MinRowsOfRest = 3;

    private readonly TokenReader _reader = new();
    private readonly TokenKey[] _keys;

    private MerchantGroups(IReadOnlyList<string> descriptions)
    {
        _keys = new TokenKey[descriptions.Count];
        for (var i = 0; i < _keys.Length; i++)
            _keys[i] = new TokenKey(_reader.Read(descriptions[i]));
    }

    /// <summary>The group of each description, as the key that its members were joined under.</summary>
    public static MerchantGroups Of(IReadOnlyList<string> descriptions)
    {
        var groups = new MerchantGroups(descriptions);
        groups.DropReferences(descriptions);
        groups.DropBoilerplate();
        groups.JoinSimilar();
        return groups;
    }

    public TokenKey this[int row] => _keys[row];

    public string NameOf(TokenKey key) => string.Join(' ', key.Tokens.Select(token => _reader.Text(token).TrimEnd('\0')));

    /// <summary>Keys in an order that does not depend on the order of the rows.</summary>
    public int Compare(TokenKey a, TokenKey b)
    {
        for (var i = 0; i < Math.Min(a.Tokens.Length, b.Tokens.Length); i++)
        {
            if (string.CompareOrdinal(_reader.Text(a.Tokens[i]), _reader.Text(b.Tokens[i])) is var order and not 0)
                return order;
        }

        return a.Tokens.Length.CompareTo(b.Tokens.Length);
    }

    /// <summary>
    /// A word that one row alone has is dropped when the rest of the key is seen in another row. The first word is more often a name than a
    /// reference, so for it the rest has to be the whole key of several rows. A key of suspected words that no other row has names nothing.
    /// </summary>
    private void DropReferences(IReadOnlyList<string> descriptions)
    {
        var rowsWith = CountTokens(_keys);
        var shortened = Array.ConvertAll(
            _keys, key => key.Where((token, position) => rowsWith[token] > 1 || (position == 0 && !_reader.IsSuspected(token))));
        var counts = Count(shortened);
        for (var i = 0; i < _keys.Length; i++)
        {
            if (counts[shortened[i]] > 1)
                _keys[i] = shortened[i];
        }

        for (var i = 0; i < _keys.Length; i++)
        {
            if (Array.TrueForAll(_keys[i].Tokens, token => rowsWith[token] == 1 && _reader.IsSuspected(token)))
                _keys[i] = new TokenKey(_reader.ReadFallback(descriptions[i]));
        }

        var whole = Count(_keys);
        for (var i = 0; i < _keys.Length; i++)
        {
            var rest = _keys[i].Where((token, position) => position > 0 || rowsWith[token] > 1);
            if (whole.GetValueOrDefault(rest) >= MinRowsOfRest)
                _keys[i] = rest;
        }
    }

    private void DropBoilerplate()
    {
        var distinct = Count(_keys);
        if (distinct.Count < MinKeysForBoilerplate)
            return;
        var keysWith = CountTokens(distinct.Keys);
        for (var i = 0; i < _keys.Length; i++)
            _keys[i] = _keys[i].Where((token, _) => !(keysWith[token] > BoilerplateShare * distinct.Count && keysWith[token] >= MinBoilerplateKeys));
    }

    private void JoinSimilar()
    {
        var counts = Count(_keys);
        var sorted = counts.Keys.ToArray();
        Array.Sort(sorted, Compare);
        var roots = new KeySimilarity(_reader, sorted, CountTokens(sorted)).Join(Array.ConvertAll(sorted, key => counts[key]));
        var numbers = new Dictionary<TokenKey, int>(sorted.Length);
        for (var i = 0; i < sorted.Length; i++)
            numbers[sorted[i]] = i;
        for (var i = 0; i < _keys.Length; i++)
            _keys[i] = sorted[roots[numbers[_keys[i]]]];
    }

    private int[] CountTokens(IEnumerable<TokenKey> keys)
    {
        var counts = new int[_reader.Count];
        foreach (var key in keys)
        {
            for (var i = 0; i < key.Tokens.Length; i++)
                counts[key.Tokens[i]] += key.Tokens.AsSpan(0, i).Contains(key.Tokens[i]) ? 0 : 1;
        }

        return counts;
    }

    private static Dictionary<TokenKey, int> Count(TokenKey[] keys)
    {
        var counts = new Dictionary<TokenKey, int>();
        foreach (var key in keys)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
        return counts;
    }
}
