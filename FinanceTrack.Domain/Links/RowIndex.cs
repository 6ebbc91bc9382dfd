using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Links;

/// <summary>The rows of one account, in one currency and with one sign, of one day.</summary>
internal sealed record DayBook(Guid AccountId, Currency Currency)
{
    /// <summary>By their amount without its sign.</summary>
    public SortedRows Rows { get; } = new();
}

/// <summary>
/// The rows of one ledger as the matchers look them up. Two look-ups are all they need, and both are an index in a database: by ledger,
/// booked day, sign and amount, and by ledger, currency, amount and booked day.
/// </summary>
internal sealed class RowIndex
{
    private readonly Dictionary<Guid, BookedRow> _rows = [];
    private readonly Dictionary<(DateOnly Day, bool IsOutgoing), List<DayBook>> _byDay = [];
    private readonly Dictionary<(DateOnly Day, bool IsOutgoing, Guid Account, string Currency), DayBook> _books = [];
    private readonly Dictionary<(string Currency, long Minor), Dictionary<Guid, SortedRows>> _byAmount = [];
    private readonly Dictionary<Guid, DateOnly> _lastDay = [];

    public int Count => _rows.Count;

    /// <summary>How many rows have ever been added: the number changes whenever a last day may.</summary>
    public int Added { get; private set; }

    public BookedRow this[Guid id] => _rows[id];

    public BookedRow? Find(Guid id) => _rows.GetValueOrDefault(id);

    public bool Contains(Guid id) => _rows.ContainsKey(id);

    public void Add(BookedRow row)
    {
        _rows.Add(row.Id, row);
        var arrived = new ArrivedRow(row, Added++);
        if (row.Amount.MinorUnits != 0)
            BookOf(row).Rows.Add(row.AbsoluteMinor, arrived);
        EqualTo(row).Add(row.BookedOn.DayNumber, arrived);
        if (!_lastDay.TryGetValue(row.AccountId, out var last) || row.BookedOn > last)
            _lastDay[row.AccountId] = row.BookedOn;
    }

    public void Remove(BookedRow row)
    {
        _rows.Remove(row.Id);
        if (row.Amount.MinorUnits != 0)
            BookOf(row).Rows.Remove(row.Id);
        EqualTo(row).Remove(row.Id);
    }

    /// <summary>The last booked day of an account, which stands for what its statements cover.</summary>
    public DateOnly? LastDayOf(Guid account) => _lastDay.TryGetValue(account, out var day) ? day : null;

    /// <summary>The rows of a day that went out, or that came in, by their account.</summary>
    public IReadOnlyList<DayBook> On(DateOnly day, bool isOutgoing) => _byDay.GetValueOrDefault((day, isOutgoing)) ?? [];

    /// <summary>The rows of an amount, in the days up to the last, in all accounts but one.</summary>
    public IEnumerable<BookedRow> WithAmount(Currency currency, long minor, Guid exceptAccount, int firstDay, int lastDay) =>
        _byAmount.TryGetValue((currency.Code, minor), out var accounts)
            ? accounts.Where(account => account.Key != exceptAccount)
                .SelectMany(account => account.Value.Between(firstDay, lastDay)).Select(arrived => arrived.Row)
            : [];

    private DayBook BookOf(BookedRow row)
    {
        var key = (row.BookedOn, row.IsOutgoing, row.AccountId, row.Amount.Currency.Code);
        if (!_books.TryGetValue(key, out var book))
        {
            _books[key] = book = new DayBook(row.AccountId, row.Amount.Currency);
            if (!_byDay.TryGetValue((row.BookedOn, row.IsOutgoing), out var books))
                _byDay[(row.BookedOn, row.IsOutgoing)] = books = [];
            books.Add(book);
        }

        return book;
    }

    private SortedRows EqualTo(BookedRow row)
    {
        var key = (row.Amount.Currency.Code, row.Amount.MinorUnits);
        if (!_byAmount.TryGetValue(key, out var accounts))
            _byAmount[key] = accounts = [];
        if (!accounts.TryGetValue(row.AccountId, out var rows))
            accounts[row.AccountId] = rows = new SortedRows();
        return rows;
    }
}
