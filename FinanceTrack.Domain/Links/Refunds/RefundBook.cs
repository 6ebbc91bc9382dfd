namespace FinanceTrack.Domain.Links.Refunds;

/// <summary>
/// What is left of each expense, and which credits pay back which: the sum of the refunds of an expense never exceeds it.
/// </summary>
internal sealed class RefundBook
{
    private readonly Dictionary<Guid, long> _left = [];
    private readonly Dictionary<Guid, Link> _byCredit = [];
    private readonly Dictionary<Guid, Dictionary<Guid, Link>> _byExpense = [];
    private readonly HashSet<(Guid Credit, Guid Expense)> _rejected = [];

    public IReadOnlyCollection<Link> Links => _byCredit.Values;

    public void Open(BookedRow expense) => _left[expense.Id] = expense.AbsoluteMinor;

    public void Close(Guid expense) => _left.Remove(expense);

    public long LeftOf(Guid expense) => _left.GetValueOrDefault(expense);

    public Link? Of(Guid credit) => _byCredit.GetValueOrDefault(credit);

    public IEnumerable<Link> OfExpense(Guid expense) => _byExpense.TryGetValue(expense, out var links) ? links.Values : [];

    public bool IsRejected(Guid credit, Guid expense) => _rejected.Contains((credit, expense));

    public void Reject(Guid credit, Guid expense) => _rejected.Add((credit, expense));

    public void Restore(Guid credit, Guid expense) => _rejected.Remove((credit, expense));

    /// <exception cref="InvalidOperationException">The credit is linked already, or larger than what is left of the expense.</exception>
    public void Add(Link link)
    {
        if (_byCredit.ContainsKey(link.FromId) || LeftOf(link.ToId) < link.AmountMinor)
            throw new InvalidOperationException("A credit pays back one expense, and no more than is left of it.");
        _byCredit[link.FromId] = link;
        if (!_byExpense.TryGetValue(link.ToId, out var links))
            _byExpense[link.ToId] = links = [];
        links[link.FromId] = link;
        _left[link.ToId] -= link.AmountMinor;
    }

    public void Remove(Link link)
    {
        _byCredit.Remove(link.FromId);
        if (_byExpense.TryGetValue(link.ToId, out var links))
            links.Remove(link.FromId);
        if (_left.TryGetValue(link.ToId, out var left))
            _left[link.ToId] = left + link.AmountMinor;
    }
}
