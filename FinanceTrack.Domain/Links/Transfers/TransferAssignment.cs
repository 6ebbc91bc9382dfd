namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>Chooses from pairs that share legs the set, one to one, with the greatest sum of log odds above a floor.</summary>
internal static class TransferAssignment
{
    /// <summary>A pair below these log odds is never chosen; one above is worth the difference.</summary>
    private const double Floor = -6;

    /// <summary>Among equal sums the pairs closer in days win.</summary>
    private const double DayCost = 1e-3;

    /// <summary>
    /// Above this many legs the strongest pairs are taken first. A component has one pair in the median, nine at most in the simulation.
    /// </summary>
    private const int MaxExactLegs = 40;

    public static List<TransferPair> Choose(IReadOnlyList<TransferPair> component)
    {
        if (component.Count == 1)
            return [component[0]];
        var usable = component.Where(pair => pair.LogOdds > Floor).ToList();
        var outgoing = usable.Select(pair => pair.Id.Outgoing).Distinct().Select((id, index) => (id, index))
            .ToDictionary(leg => leg.id, leg => leg.index);
        var incoming = usable.Select(pair => pair.Id.Incoming).Distinct().Select((id, index) => (id, index))
            .ToDictionary(leg => leg.id, leg => leg.index);
        return outgoing.Count + incoming.Count > MaxExactLegs ? Strongest(usable) : Exact(usable, outgoing, incoming);
    }

    private static List<TransferPair> Strongest(List<TransferPair> pairs)
    {
        var taken = new HashSet<Guid>();
        return [.. pairs.OrderByDescending(Value).Where(pair => !taken.Contains(pair.Id.Outgoing) && !taken.Contains(pair.Id.Incoming)
            && taken.Add(pair.Id.Outgoing) && taken.Add(pair.Id.Incoming))];
    }

    private static List<TransferPair> Exact(List<TransferPair> pairs, Dictionary<Guid, int> outgoing, Dictionary<Guid, int> incoming)
    {
        // Each outgoing row has a column of its own of cost 0: to stay alone.
        var costs = new double[outgoing.Count, incoming.Count + outgoing.Count];
        for (var row = 0; row < outgoing.Count; row++)
        {
            for (var column = 0; column < incoming.Count + outgoing.Count; column++)
                costs[row, column] = column == incoming.Count + row ? 0 : Hungarian.Forbidden;
        }

        foreach (var pair in pairs)
            costs[outgoing[pair.Id.Outgoing], incoming[pair.Id.Incoming]] = -Value(pair);
        var columns = Hungarian.Solve(costs);
        return [.. pairs.Where(pair => columns[outgoing[pair.Id.Outgoing]] == incoming[pair.Id.Incoming])];
    }

    private static double Value(TransferPair pair) =>
        pair.LogOdds - Floor - DayCost * Math.Abs(pair.Incoming.BookedOn.DayNumber - pair.Outgoing.BookedOn.DayNumber);
}
