namespace FinanceTrack.Domain.Links.Refunds;

/// <summary>The expenses, or the credits, in which a word names the shop, by their day. Sorted when first asked.</summary>
internal sealed class ShopRows
{
    private readonly List<ShopRow> _rows = [];
    private bool _isSorted = true;

    public void Add(ShopRow row)
    {
        _isSorted &= _rows.Count == 0 || _rows[^1].Row.BookedOn <= row.Row.BookedOn;
        _rows.Add(row);
    }

    public void Remove(Guid id) => _rows.RemoveAll(row => row.Row.Id == id);

    /// <summary>The rows of the days, both ends included, the earliest first.</summary>
    public ReadOnlySpan<ShopRow> Between(DateOnly first, DateOnly last)
    {
        if (!_isSorted)
        {
            var sorted = _rows.OrderBy(row => row.Row.BookedOn).ToList(); // Those of a day stay as they came.
            _rows.Clear();
            _rows.AddRange(sorted);
            _isSorted = true;
        }

        var (from, to) = (CountBefore(first), CountBefore(last.AddDays(1)));
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_rows)[from..to];
    }

    private int CountBefore(DateOnly day)
    {
        var (from, to) = (0, _rows.Count);
        while (from < to)
        {
            var middle = from + (to - from) / 2;
            if (_rows[middle].Row.BookedOn < day)
                from = middle + 1;
            else
                to = middle;
        }

        return from;
    }
}
