namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>The transfer links of one ledger. A row is in at most one of them; refused pairs are kept beside.</summary>
internal sealed class TransferLinks
{
    private readonly Dictionary<Guid, Link> _byLeg = [];
    private readonly HashSet<PairId> _rejected = [];

    public IEnumerable<Link> All => _byLeg.Where(entry => entry.Key == entry.Value.FromId).Select(entry => entry.Value);

    public bool IsLinked(Guid row) => _byLeg.ContainsKey(row);

    public Link? Of(Guid row) => _byLeg.GetValueOrDefault(row);

    public bool IsRejected(PairId pair) => _rejected.Contains(pair);

    public void Add(Link link)
    {
        if (_byLeg.ContainsKey(link.FromId) || _byLeg.ContainsKey(link.ToId))
            throw new InvalidOperationException("A row is in at most one transfer.");
        _byLeg[link.FromId] = link;
        _byLeg[link.ToId] = link;
    }

    public void Remove(Link link)
    {
        _byLeg.Remove(link.FromId);
        _byLeg.Remove(link.ToId);
    }

    public void Reject(PairId pair) => _rejected.Add(pair);

    public void Restore(PairId pair) => _rejected.Remove(pair);
}
