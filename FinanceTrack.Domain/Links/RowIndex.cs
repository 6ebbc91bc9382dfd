using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Links;

/// <summary>
/// The rows of one ledger as the matchers look them up. Two look-ups are all they need, and both are an index in a database: by ledger and
/// booked day, and by ledger, currency, amount and booked day.
/// </summary>
internal sealed class RowIndex
{
    private readonly Dictionary<Guid, BookedRow> _rows = [];
    private readonly Dictionary<DateOnly, List<BookedRow>> _byDay = [];
    private readonly Dictionary<(string Currency, long Minor), List<BookedRow>> _byAmount = [];
    private readonly Dictionary<Guid, DateOnly> _lastDay = [];

    public int Count => _rows.Count;

    public BookedRow this[Guid id] => _rows[id];

    public BookedRow? Find(Guid id) => _rows.GetValueOrDefault(id);

    public bool Contains(Guid id) => _rows.ContainsKey(id);

    public void Add(BookedRow row)
    {
        _rows.Add(row.Id, row);
        ListOf(_byDay, row.BookedOn).Add(row);
        ListOf(_byAmount, (row.Amount.Currency.Code, row.Amount.MinorUnits)).Add(row);
        if (!_lastDay.TryGetValue(row.AccountId, out var last) || row.BookedOn > last)
            _lastDay[row.AccountId] = row.BookedOn;
    }

    public void Remove(BookedRow row)
    {
        _rows.Remove(row.Id);
        _byDay[row.BookedOn].Remove(row);
        _byAmount[(row.Amount.Currency.Code, row.Amount.MinorUnits)].Remove(row);
    }

    /// <summary>The last booked day of an account, which stands for what its statements cover.</summary>
    public DateOnly? LastDayOf(Guid account) => _lastDay.TryGetValue(account, out var day) ? day : null;

    public IReadOnlyList<BookedRow> On(DateOnly day) => _byDay.GetValueOrDefault(day) ?? [];

    public IReadOnlyList<BookedRow> WithAmount(Currency currency, long minor) => _byAmount.GetValueOrDefault((currency.Code, minor)) ?? [];

    private static List<BookedRow> ListOf<TKey>(Dictionary<TKey, List<BookedRow>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        return list;
    }
}
