using FinanceTrack.Domain.Recurring.Calendar;
using FinanceTrack.Domain.Recurring.Fitting;

namespace FinanceTrack.Domain.Recurring.Streams;

/// <summary>
/// Links a stream whose merchant falls silent with a merchant never seen before that starts on its next slot, in the same direction and
/// currency, with the amount that was to be expected.
/// </summary>
internal sealed class RenameLinker(RowTable rows, RuleSlots slots, IReadOnlyDictionary<GroupKey, List<int>> groups)
{
    private const int MinRows = 3;
    private const double MaxPeriods = 1.5;
    private const int SlackDays = 3;
    private const double SimilarRatio = 1.34;
    private const double FixedTolerance = .02;
    private const double MaxSharedChange = .25;
    private const double MinVaryingTolerance = .05;
    private const double MaxVaryingTolerance = .5;
    private const int RecentSteps = 12;
    private const int RecentDeviations = 6;
    private const double MinPeriodOfUnsharedSingle = 20;
    private const int MaxRowsOfSingle = 2;

    /// <summary>The streams without those that continue another one; the other one has their rows then.</summary>
    public List<StreamCandidate> Link(IEnumerable<StreamCandidate> candidates, CancellationToken cancellationToken = default)
    {
        var streams = candidates.OrderBy(stream => rows.Days[stream.Fit.First]).ThenBy(stream => stream.Fit.First).ToList();
        var inStreams = streams.SelectMany(stream => stream.Fit.Rows).ToHashSet();
        var singles = groups.Where(group => group.Value.Count <= MaxRowsOfSingle && !group.Value.Exists(inStreams.Contains))
            .Select(group => (group.Key, First: group.Value[0])).OrderBy(single => single.First).ToList();
        List<Successor> successors =
        [
            .. streams.Select((stream, i) => new Successor(i, stream, stream.Group, stream.Fit.First)),
            .. singles.Select((single, i) => new Successor(streams.Count + i, null, single.Key, single.First)),
        ];
        var index = new SuccessorIndex(rows, successors);
        for (var i = 0; i < streams.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (!successors[i].IsTaken && FindNext(streams[i], index) is { } next)
            {
                Append(streams[i], next);
                next.IsTaken = true;
            }
        }

        return [.. streams.Where((_, i) => !successors[i].IsTaken)];
    }

    private Successor? FindNext(StreamCandidate stream, SuccessorIndex index)
    {
        var fit = stream.Fit;
        if (fit.Rows.Count < MinRows || IsStillPaid(stream))
            return null;
        var end = EndOf(stream);
        Successor? best = null;
        var lowest = double.PositiveInfinity;
        var until = end.Day + (MaxPeriods * fit.Period.NominalDays()) + SlackDays;
        foreach (var successor in index.Near(stream.Group, end.Log, Math.Max(end.Tolerance, MaxSharedChange), end.Day, until))
        {
            if (Cost(stream, end, successor) is { } cost && (cost < lowest || (cost == lowest && successor.Order < best?.Order)))
                (best, lowest) = (successor, cost);
        }

        return best;
    }

    /// <summary>Later rows of the merchant with a like amount: it was not renamed.</summary>
    private bool IsStillPaid(StreamCandidate stream)
    {
        var last = stream.Fit.Last;
        var from = rows.Days[last] + (stream.Fit.Period.NominalDays() / 2);
        var group = groups[stream.Group];
        for (var i = group.Count - 1; i >= 0 && rows.Days[group[i]] > from; i--)
        {
            if (rows.Sizes[group[i]] / (double)Math.Max(rows.Sizes[last], 1) is >= .75 and <= SimilarRatio)
                return true;
        }

        return false;
    }

    /// <summary>What all successors of a stream are compared with.</summary>
    private StreamEnd EndOf(StreamCandidate stream)
    {
        var fit = stream.Fit;
        var isFixed = rows.IsSameAmount(fit.Last, fit.Rows[^2]);
        return new StreamEnd(
            rows.Days[fit.Last],
            rows.Logs[fit.Last],
            isFixed,
            isFixed ? FixedTolerance : Math.Clamp(2 * StepDeviation(fit.Rows), MinVaryingTolerance, MaxVaryingTolerance),
            Math.Max(isFixed ? 1 : 2, fit.Deviations.TakeLast(RecentDeviations).Max(Math.Abs)),
            rows.CommonCategory(fit.Rows));
    }

    /// <summary>|ln ratio| + 0.05 |δ|, less for a shared word or category; null when the successor is not one.</summary>
    private double? Cost(StreamCandidate stream, in StreamEnd end, Successor successor)
    {
        var fit = stream.Fit;
        var start = rows.Days[successor.First];
        if (successor.Group == stream.Group || rows.Days[groups[successor.Group][0]] < start
            || (successor.Stream is { } other && other.Fit.Period != fit.Period && successor.Rows.Count > 2))
        {
            return null;
        }

        var change = Math.Abs(rows.Logs[successor.First] - end.Log);
        var deviation = Math.Abs(slots.Find(fit.Rule, start).Deviation);
        if (deviation > end.MaxDeviation || change > Math.Max(end.Tolerance, MaxSharedChange))
            return null;
        var sharesWord = successor.Group.Merchant.SharesTokenWith(stream.Group.Merchant)
            || (stream.RenamedTo is { } renamed && successor.Group.Merchant.SharesTokenWith(renamed.Merchant));
        if (change > end.Tolerance && !(sharesWord && change <= MaxSharedChange))
            return null;
        if (successor.Stream is null && fit.Period.NominalDays() < MinPeriodOfUnsharedSingle && !sharesWord)
            return null;
        var sharesCategory = end.Category is { } category && category == successor.CategoryIn(rows);
        if (!end.IsFixed && !sharesWord && (!sharesCategory || successor.Stream is null))
            return null;
        return change + (.05 * deviation) - (sharesWord ? .3 : 0) - (sharesCategory ? .1 : 0);
    }

    private void Append(StreamCandidate stream, Successor next)
    {
        var fit = stream.Fit;
        if (next.Stream?.Fit is { } other && other.Period == fit.Period)
        {
            fit.Deviations.AddRange(other.Deviations);
            fit.Score += other.Score;
            fit.Rule = other.Rule;
            fit.Missing += other.Missing;
            (fit.FirstSlot, fit.LastSlot) = (other.FirstSlot, other.LastSlot);
        }
        else
        {
            slots.Find(fit.Rule, rows.DaysOf(next.Rows), out var deviations);
            fit.Deviations.AddRange(deviations);
        }

        fit.Rows = [.. fit.Rows, .. next.Rows];
        stream.RenamedTo = next.Group;
    }

    private double StepDeviation(List<int> stream)
    {
        var steps = stream.Zip(stream.Skip(1), (a, b) => rows.Logs[b] - rows.Logs[a]).TakeLast(RecentSteps).ToList();
        return Math.Sqrt(steps.Average(step => step * step));
    }

    /// <param name="Tolerance">Of the logarithm of the amount, without a shared word.</param>
    private readonly record struct StreamEnd(
        int Day, double Log, bool IsFixed, double Tolerance, int MaxDeviation, string? Category);
}
