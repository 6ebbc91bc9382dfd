namespace FinanceTrack.Domain.Anomalies.Statistics;

/// <summary>
/// How often each of a small, bounded set of keys was seen. When it is full the rarest key gives way, so a row cannot grow without end.
/// </summary>
public sealed class KeyCounts(int most)
{
    private readonly List<(long Key, float Count)> _entries = [];

    public IReadOnlyList<(long Key, float Count)> Entries => _entries;

    /// <summary>Rows counted under keys that are still held.</summary>
    public double Total { get; private set; }

    public float Of(long key)
    {
        var index = IndexOf(key);
        return index < 0 ? 0 : _entries[index].Count;
    }

    /// <summary>Sum of the counts of keys seen no more often than <paramref name="count"/>.</summary>
    public double NoMoreFrequentThan(float count)
    {
        var sum = 0.0;
        foreach (var entry in _entries)
        {
            if (entry.Count <= count) sum += entry.Count;
        }
        return sum;
    }

    public void Learn(long key) => Add(key, 1);

    internal void Add(long key, float count)
    {
        Total += count;
        var index = IndexOf(key);
        if (index >= 0)
        {
            _entries[index] = (key, _entries[index].Count + count);
            return;
        }
        if (_entries.Count == most) ForgetRarest();
        _entries.Add((key, count));
    }

    private void ForgetRarest()
    {
        var rarest = 0;
        for (var i = 1; i < _entries.Count; i++)
        {
            if (_entries[i].Count < _entries[rarest].Count) rarest = i;
        }
        Total -= _entries[rarest].Count;
        _entries.RemoveAt(rarest);
    }

    private int IndexOf(long key)
    {
        for (var i = 0; i < _entries.Count; i++)
        {
            if (_entries[i].Key == key) return i;
        }
        return -1;
    }
}
