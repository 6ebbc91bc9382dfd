using FinanceTrack.Domain.Recurring.Fitting;

namespace FinanceTrack.Domain.Recurring.Streams;

/// <summary>
/// The successors of each direction and currency by amount. How many are looked at for one stream is bounded, so that the work grows with
/// the rows; a household stays far below the bounds.
/// </summary>
internal sealed class SuccessorIndex
{
    /// <summary>How many of a near amount are looked at, whatever their day.</summary>
    internal const int MaxLookedAt = 4_000;

    /// <summary>How many of a near amount that start in time are compared, the nearest first.</summary>
    internal const int MaxCompared = 400;

    private readonly Dictionary<(bool IsIncome, string Currency), Entry[]> _flows;

    public SuccessorIndex(RowTable rows, IEnumerable<Successor> successors) =>
        _flows = successors.GroupBy(FlowOf).ToDictionary(
            flow => flow.Key,
            flow => flow.Select(successor => new Entry(rows.Logs[successor.First], rows.Days[successor.First], successor))
                .OrderBy(entry => entry.Log).ThenBy(entry => entry.Successor.Order).ToArray());

    /// <summary>Those that start after one day and no later than another, the nearest in amount first.</summary>
    public IEnumerable<Successor> Near(GroupKey group, double log, double maxChange, int after, double until)
    {
        if (!_flows.TryGetValue((group.IsIncome, group.Currency), out var entries))
            yield break;
        var up = FirstFrom(entries, log);
        var down = up - 1;
        for (int looked = 0, found = 0; looked < MaxLookedAt && found < MaxCompared; looked++)
        {
            var (below, above) = (down >= 0 ? log - entries[down].Log : double.PositiveInfinity,
                up < entries.Length ? entries[up].Log - log : double.PositiveInfinity);
            if (Math.Min(below, above) > maxChange)
                yield break;
            var entry = below < above ? entries[down--] : entries[up++];
            if (entry.Day <= after || entry.Day > until || entry.Successor.IsTaken)
                continue;
            found++;
            yield return entry.Successor;
        }
    }

    private static (bool IsIncome, string Currency) FlowOf(Successor successor) => (successor.Group.IsIncome, successor.Group.Currency);

    private static int FirstFrom(Entry[] entries, double log)
    {
        var (low, high) = (0, entries.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (entries[middle].Log < log)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private readonly record struct Entry(double Log, int Day, Successor Successor);
}
