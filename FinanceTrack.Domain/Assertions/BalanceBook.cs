using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Text;

namespace FinanceTrack.Domain.Assertions;

/// <summary>
/// The booked rows of a ledger by account and day, with the intervals that its assertions make. All look-ups are of one interval's rows,
/// the days around its ends, and the same days of the other accounts: one index by account and booked day.
/// </summary>
internal sealed class BalanceBook
{
    private readonly Dictionary<Guid, List<BookedRow>> _rows = [];
    private readonly Dictionary<Guid, List<BalanceInterval>> _intervals;
    private readonly Dictionary<ulong, Dictionary<Guid, int>> _accountsOfKey = [];
    private readonly HashSet<Guid> _linked;
    private readonly LineReader _reader;

    public BalanceBook(IReadOnlyCollection<BookedRow> rows, IEnumerable<BalanceAssertion> assertions, IEnumerable<Link> transfers,
        IReadOnlyDictionary<Guid, long> openings, LineReader reader)
    {
        _reader = reader;
        _linked = [.. transfers.SelectMany(link => new[] { link.FromId, link.ToId })];
        foreach (var row in rows)
        {
            if (!_rows.TryGetValue(row.AccountId, out var own))
                _rows[row.AccountId] = own = [];
            own.Add(row);
            var key = KeyOf(row);
            if (!_accountsOfKey.TryGetValue(key, out var accounts))
                _accountsOfKey[key] = accounts = [];
            accounts[row.AccountId] = accounts.GetValueOrDefault(row.AccountId) + 1;
        }

        foreach (var own in _rows.Values)
            own.Sort(BookedRow.Canonical);
        _intervals = assertions.GroupBy(assertion => assertion.AccountId)
            .ToDictionary(
                account => account.Key,
                account => IntervalsOf(
                    account.Key, openings.GetValueOrDefault(account.Key), [.. account.OrderBy(assertion => assertion.Day)]));
    }

    public IEnumerable<Guid> Accounts => _rows.Keys;

    public IReadOnlyList<BalanceInterval> Intervals(Guid account) => _intervals.GetValueOrDefault(account) ?? [];

    public IReadOnlyList<BookedRow> RowsOf(Guid account) => _rows.GetValueOrDefault(account) ?? [];

    /// <summary>The rows of an account from one day to another, both included.</summary>
    public IEnumerable<BookedRow> Between(Guid account, DateOnly from, DateOnly to)
    {
        var rows = RowsOf(account);
        int low = 0, high = rows.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = rows[middle].BookedOn < from ? (middle + 1, high) : (low, middle);
        }

        for (; low < rows.Count && rows[low].BookedOn <= to; low++)
            yield return rows[low];
    }

    public bool IsLinked(BookedRow row) => _linked.Contains(row.Id);

    public ulong KeyOf(BookedRow row) => _reader.Read(row.Description).Key;

    public LineText LineOf(BookedRow row) => _reader.Read(row.Description);

    /// <summary>How often lines like this one stand in an account.</summary>
    public int TimesIn(Guid account, BookedRow row) => _accountsOfKey[KeyOf(row)].GetValueOrDefault(account);

    /// <summary>The account where most lines like this one stand; the lowest id among equals.</summary>
    public Guid HomeOf(BookedRow row) =>
        _accountsOfKey[KeyOf(row)].OrderByDescending(account => account.Value).ThenBy(account => account.Key).First().Key;

    /// <summary>True where the interval of the day lacks just this change in the account.</summary>
    public bool Lacks(Guid account, DateOnly day, long change)
    {
        foreach (var interval in Intervals(account))
        {
            if (day <= interval.Through)
                return interval.DifferenceMinor == change;
        }

        return false;
    }

    private List<BalanceInterval> IntervalsOf(Guid account, long opening, List<BalanceAssertion> assertions)
    {
        var intervals = new List<BalanceInterval>(assertions.Count);
        var rows = RowsOf(account);
        var (computed, before, next) = (opening, 0L, 0);
        DateOnly? after = null;
        foreach (var assertion in assertions)
        {
            for (; next < rows.Count && rows[next].BookedOn <= assertion.Day; next++)
                computed += rows[next].Amount.MinorUnits;
            var difference = assertion.BalanceMinor - computed;
            intervals.Add(new BalanceInterval(account, after, assertion.Day, difference - before));
            (before, after) = (difference, assertion.Day);
        }

        return intervals;
    }
}
