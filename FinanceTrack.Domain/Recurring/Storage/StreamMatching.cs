namespace FinanceTrack.Domain.Recurring.Storage;

/// <summary>A stream that was found, and the stored one that it is.</summary>
/// <param name="Stored">Null for one that is new.</param>
/// <param name="Inherited">Of a new one that is a part of a stored one that a person has dismissed or ended: that decision.</param>
internal sealed record MatchedStream(RecurringStream Found, StreamRow? Stored, StreamDecision Inherited)
{
    public StreamDecision Decision => Stored?.Decision ?? Inherited;
}

/// <summary>
/// Recognises stored streams in those of a new run, by the transactions that they share: rows that are added, changed or deleted change
/// neither a stream's id nor what a person has decided about it.
/// </summary>
internal static class StreamMatching
{
    private const double MaxAmountRatio = 1.25;

    public static IReadOnlyList<MatchedStream> Match(IReadOnlyList<StreamRow> stored, IReadOnlyList<RecurringStream> found)
    {
        var shared = Shared(stored, found);
        var matched = new StreamRow?[found.Count];
        var free = stored.ToDictionary(row => row.Id);
        var sharedBy = shared.ToLookup(pair => pair.Key.Found, pair => (Row: stored[pair.Key.Stored], Count: pair.Value));
        foreach (
            var (pair, _) in shared.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Stored).ThenBy(pair => pair.Key.Found))
        {
            if (matched[pair.Found] is null && free.Remove(stored[pair.Stored].Id))
                matched[pair.Found] = stored[pair.Stored];
        }

        var decided = free.Values.Where(row => row.HasDecision).ToLookup(row => row.Merchant, StringComparer.Ordinal);
        for (var i = 0; i < found.Count; i++)
        {
            if (matched[i] is null && Alike(decided[found[i].Merchant].Where(row => free.ContainsKey(row.Id)), found[i]) is { } alike
                && free.Remove(alike.Id))
            {
                matched[i] = alike;
            }
        }

        return [.. found.Select((stream, i) => new MatchedStream(
            stream, matched[i], matched[i] is null ? Inherited(sharedBy[i], stream) : StreamDecision.None))];
    }

    private static Dictionary<(int Stored, int Found), int> Shared(IReadOnlyList<StreamRow> stored, IReadOnlyList<RecurringStream> found)
    {
        var owners = new Dictionary<Guid, List<int>>();
        for (var i = 0; i < stored.Count; i++)
        {
            foreach (var id in MemberIds.Read(stored[i].Members))
            {
                if (!owners.TryGetValue(id, out var list))
                    owners[id] = list = [];
                list.Add(i);
            }
        }

        var shared = new Dictionary<(int Stored, int Found), int>();
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var owner in found[i].RowIds.SelectMany(id => owners.GetValueOrDefault(id) ?? []))
                shared[(owner, i)] = shared.GetValueOrDefault((owner, i)) + 1;
        }

        return shared;
    }

    /// <summary>One that a person has decided on and whose rows were all replaced, such as by a second import.</summary>
    private static StreamRow? Alike(IEnumerable<StreamRow> free, RecurringStream stream) => free
        .Where(row => row.IsIncome == stream.IsIncome && row.Currency == stream.Currency && row.Period == stream.Period
            && Ratio(Math.Abs(row.AmountMinor), stream.NextAmount.Size) <= MaxAmountRatio)
        .MinBy(row => row.Id);

    private static StreamDecision Inherited(IEnumerable<(StreamRow Row, int Count)> shared, RecurringStream stream) => shared
        .Where(pair => 2 * pair.Count >= stream.RowIds.Count())
        .Select(pair => pair.Row.Decision)
        .FirstOrDefault(decision => decision is StreamDecision.Dismissed or StreamDecision.Ended);

    private static double Ratio(long one, long other) => Math.Max(one, other) / (double)Math.Max(1, Math.Min(one, other));
}
