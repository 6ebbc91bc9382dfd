namespace FinanceTrack.Domain.Recurring.Fitting;

/// <summary>Counts small values and remembers which was seen first.</summary>
internal sealed class ValueCounts
{
    /// <summary>Values are below this: days of a month, phases, months of two years.</summary>
    private const int Bound = 64;

    private readonly int[] _counts = new int[Bound];
    private readonly List<int> _values = [];

    public int this[int value] => _counts[value];

    public int Smallest => _values.Min();

    public int Largest => _values.Max();

    public void Clear()
    {
        foreach (var value in _values)
            _counts[value] = 0;
        _values.Clear();
    }

    public void Add(int value)
    {
        if (_counts[value]++ == 0)
            _values.Add(value);
    }

    /// <summary>The commonest values, the one seen first before its equals.</summary>
    public int[] MostCommon(int count)
    {
        Span<int> taken = stackalloc int[Math.Min(count, _values.Count)];
        for (var rank = 0; rank < taken.Length; rank++)
        {
            var best = -1;
            foreach (var value in _values)
            {
                if ((best < 0 || _counts[value] > _counts[best]) && !taken[..rank].Contains(value))
                    best = value;
            }

            taken[rank] = best;
        }

        return taken.ToArray();
    }
}
