namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>The pairs that wait for a decision, by id and by leg.</summary>
internal sealed class OpenPairs
{
    private readonly Dictionary<PairId, TransferPair> _pairs = [];
    private readonly Dictionary<Guid, List<TransferPair>> _byLeg = [];

    public IReadOnlyCollection<TransferPair> All => _pairs.Values;

    public bool Contains(PairId id) => _pairs.ContainsKey(id);

    public TransferPair? Find(PairId id) => _pairs.GetValueOrDefault(id);

    public IReadOnlyList<TransferPair> OfLeg(Guid row) => _byLeg.GetValueOrDefault(row) ?? [];

    public bool Add(TransferPair pair)
    {
        if (!_pairs.TryAdd(pair.Id, pair))
            return false;
        ListOf(pair.Id.Outgoing).Add(pair);
        ListOf(pair.Id.Incoming).Add(pair);
        return true;
    }

    public void Remove(TransferPair pair)
    {
        if (!_pairs.Remove(pair.Id))
            return;
        ListOf(pair.Id.Outgoing).Remove(pair);
        ListOf(pair.Id.Incoming).Remove(pair);
    }

    public void RemoveLeg(Guid row)
    {
        foreach (var pair in OfLeg(row).ToArray())
            Remove(pair);
    }

    /// <summary>The pairs in groups that share legs, each group and the list of groups in the canonical order.</summary>
    public List<List<TransferPair>> Components()
    {
        var ordered = _pairs.Values.ToList();
        ordered.Sort(TransferPair.Canonical);
        var seen = new HashSet<PairId>();
        var components = new List<List<TransferPair>>();
        foreach (var first in ordered)
        {
            if (!seen.Add(first.Id))
                continue;
            var component = new List<TransferPair> { first };
            for (var next = 0; next < component.Count; next++)
            {
                foreach (var neighbour in OfLeg(component[next].Id.Outgoing).Concat(OfLeg(component[next].Id.Incoming)))
                {
                    if (seen.Add(neighbour.Id))
                        component.Add(neighbour);
                }
            }

            component.Sort(TransferPair.Canonical);
            components.Add(component);
        }

        return components;
    }

    private List<TransferPair> ListOf(Guid row)
    {
        if (!_byLeg.TryGetValue(row, out var pairs))
            _byLeg[row] = pairs = [];
        return pairs;
    }
}
