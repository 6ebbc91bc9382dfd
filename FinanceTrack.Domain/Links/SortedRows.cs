namespace FinanceTrack.Domain.Links;

/// <summary>A row with the place that it has in the order of arrival.</summary>
internal readonly record struct ArrivedRow(BookedRow Row, int Order);

/// <summary>
/// Rows by a number, an amount or a day, so that a range of it is found without looking at the others. Sorted when first asked: most rows
/// arrive together.
/// </summary>
internal sealed class SortedRows
{
    private static readonly Comparison<(long Number, ArrivedRow Arrived)> InOrder = (left, right) =>
        left.Number != right.Number ? left.Number.CompareTo(right.Number) : left.Arrived.Order.CompareTo(right.Arrived.Order);

    private readonly List<(long Number, ArrivedRow Arrived)> _rows = [];
    private bool _isSorted = true;

    public void Add(long number, ArrivedRow row)
    {
        _isSorted &= _rows.Count == 0 || InOrder(_rows[^1], (number, row)) < 0;
        _rows.Add((number, row));
    }

    public void Remove(Guid id) => _rows.RemoveAll(row => row.Arrived.Row.Id == id);

    /// <summary>The rows whose number is in the range, the least first, both ends included.</summary>
    public IEnumerable<ArrivedRow> Between(long least, long most)
    {
        for (var index = FirstFrom(least); index < _rows.Count && _rows[index].Number <= most; index++)
            yield return _rows[index].Arrived;
    }

    private int FirstFrom(long least)
    {
        if (!_isSorted)
            _rows.Sort(InOrder);
        _isSorted = true;
        var (from, to) = (0, _rows.Count);
        while (from < to)
        {
            var middle = from + (to - from) / 2;
            if (_rows[middle].Number < least)
                from = middle + 1;
            else
                to = middle;
        }

        return from;
    }
}
