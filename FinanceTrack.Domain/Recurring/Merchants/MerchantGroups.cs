using System.Runtime.InteropServices;

namespace FinanceTrack.Domain.Recurring.Merchants;

/// <summary>
/// Groups rows by merchant without a list of names. A word that one row alone has is a reference; a word in more than a fifth of the keys
/// is the bank's or the city's; what is left is joined when it is similar enough (see <see cref="KeySimilarity"/>).
/// </summary>
internal sealed class MerchantGroups
{
    private const int MinKeysForBoilerplate = 15;
    private const double BoilerplateShare = .2;
    private const int MinBoilerplateKeys = 5;
    private const int MinRowsOfRest = 3;

    private readonly TokenReader _reader = new();

    /// <summary>For every row the number of its key as it was read.</summary>
    private readonly int[] _read;

    /// <summary>How many rows have each key as it was read, and the first of them.</summary>
    private readonly List<(int Rows, int First)> _counts = [];

    /// <summary>What each key that was read has become.</summary>
    private readonly List<TokenKey> _keys = [];

    private MerchantGroups(IReadOnlyList<string> descriptions)
    {
        _read = new int[descriptions.Count];
        var numbers = new Dictionary<TokenKey, int>();
        for (var row = 0; row < _read.Length; row++)
        {
            var key = new TokenKey(_reader.Read(descriptions[row]));
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out var isKnown);
            if (!isKnown)
            {
                number = _keys.Count;
                _keys.Add(key);
                _counts.Add((0, row));
            }

            _read[row] = number;
            _counts[number] = (_counts[number].Rows + 1, _counts[number].First);
        }
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

    public TokenKey this[int row] => _keys[_read[row]];

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
        var rowsWith = CountRowsWith();
        var shortened = _keys.ConvertAll(
            key => key.Where((token, position) => rowsWith[token] > 1 || (position == 0 && !_reader.IsSuspected(token))));
        var counts = CountRows(shortened);
        for (var i = 0; i < _keys.Count; i++)
        {
            if (counts[shortened[i]] > 1)
                _keys[i] = shortened[i];
            if (Array.TrueForAll(_keys[i].Tokens, token => rowsWith[token] == 1 && _reader.IsSuspected(token)))
                _keys[i] = new TokenKey(_reader.ReadFallback(descriptions[_counts[i].First]));
        }

        var whole = CountRows(_keys);
        for (var i = 0; i < _keys.Count; i++)
        {
            if (_keys[i].Tokens.Length < 2 || _keys[i].Tokens[0] >= rowsWith.Length || rowsWith[_keys[i].Tokens[0]] > 1)
                continue;
            var rest = new TokenKey(_keys[i].Tokens[1..]);
            if (whole.GetValueOrDefault(rest) >= MinRowsOfRest)
                _keys[i] = rest;
        }
    }

    private void DropBoilerplate()
    {
        var distinct = CountRows(_keys);
        if (distinct.Count < MinKeysForBoilerplate)
            return;
        var keysWith = CountKeysWith(distinct.Keys);
        var isBoilerplate = Array.ConvertAll(keysWith, count => count > BoilerplateShare * distinct.Count && count >= MinBoilerplateKeys);
        for (var i = 0; i < _keys.Count; i++)
            _keys[i] = _keys[i].Where((token, _) => !isBoilerplate[token]);
    }

    private void JoinSimilar()
    {
        var counts = CountRows(_keys);
        var sorted = counts.Keys.ToArray();
        Array.Sort(sorted, Compare);
        var roots = new KeySimilarity(_reader, sorted, CountKeysWith(sorted)).Join(Array.ConvertAll(sorted, key => counts[key]));
        var joined = new Dictionary<TokenKey, TokenKey>(sorted.Length);
        for (var i = 0; i < sorted.Length; i++)
            joined[sorted[i]] = sorted[roots[i]];
        for (var i = 0; i < _keys.Count; i++)
            _keys[i] = joined[_keys[i]];
    }

    private int[] CountRowsWith()
    {
        var counts = new int[_reader.Count];
        for (var i = 0; i < _keys.Count; i++)
            AddDistinct(counts, _keys[i], _counts[i].Rows);
        return counts;
    }

    private int[] CountKeysWith(IEnumerable<TokenKey> keys)
    {
        var counts = new int[_reader.Count];
        foreach (var key in keys)
            AddDistinct(counts, key, 1);
        return counts;
    }

    private static void AddDistinct(int[] counts, TokenKey key, int times)
    {
        for (var i = 0; i < key.Tokens.Length; i++)
            counts[key.Tokens[i]] += key.Tokens.AsSpan(0, i).Contains(key.Tokens[i]) ? 0 : times;
    }

    private Dictionary<TokenKey, int> CountRows(List<TokenKey> keys)
    {
        var counts = new Dictionary<TokenKey, int>(keys.Count);
        for (var i = 0; i < keys.Count; i++)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, keys[i], out _) += _counts[i].Rows;
        return counts;
    }
}
