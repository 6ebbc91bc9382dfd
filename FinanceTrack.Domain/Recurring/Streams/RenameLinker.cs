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

    private readonly HashSet<StreamCandidate> _linked = [];

    /// <summary>The streams without those that continue another one; the other one has their rows then.</summary>
    public List<StreamCandidate> Link(IEnumerable<StreamCandidate> candidates)
    {
        var streams = candidates.OrderBy(stream => rows.Days[stream.Fit.First]).ThenBy(stream => stream.Fit.First).ToList();
        var inStreams = streams.SelectMany(stream => stream.Fit.Rows).ToHashSet();
        var singles = groups.Where(group => group.Value.Count <= MaxRowsOfSingle && !group.Value.Exists(inStreams.Contains))
            .Select(group => new Successor(null, group.Key, [group.Value[0]])).OrderBy(single => single.Rows[0]).ToList();
        foreach (var stream in streams)
        {
            while (!_linked.Contains(stream) && FindNext(stream, streams, singles) is { } next)
            {
                Append(stream, next);
                if (next.Stream is not null)
                    _linked.Add(next.Stream);
                else
                    singles.Remove(next);
            }
        }

        return streams.FindAll(stream => !_linked.Contains(stream));
    }

    private Successor? FindNext(StreamCandidate stream, List<StreamCandidate> streams, List<Successor> singles)
    {
        if (stream.Fit.Rows.Count < MinRows || IsStillPaid(stream))
            return null;
        Successor? best = null;
        var lowest = double.PositiveInfinity;
        var others = streams.Where(other => other != stream && !_linked.Contains(other))
            .Select(other => new Successor(other, other.Group, other.Fit.Rows));
        foreach (var successor in others.Concat(singles))
        {
            if (Cost(stream, successor) is { } cost && cost < lowest)
                (best, lowest) = (successor, cost);
        }

        return best;
    }

    /// <summary>Later rows of the merchant with a like amount: it was not renamed.</summary>
    private bool IsStillPaid(StreamCandidate stream)
    {
        var last = stream.Fit.Last;
        var from = rows.Days[last] + (stream.Fit.Period.NominalDays() / 2);
        return groups[stream.Group].Exists(row =>
            rows.Days[row] > from && rows.Sizes[row] / (double)Math.Max(rows.Sizes[last], 1) is >= .75 and <= SimilarRatio);
    }

    /// <summary>|ln ratio| + 0.05 |δ|, less for a shared word or category; null when the successor is not one.</summary>
    private double? Cost(StreamCandidate stream, Successor successor)
    {
        var fit = stream.Fit;
        var start = rows.Days[successor.Rows[0]];
        if (successor.Group == stream.Group || !successor.Group.SharesFlowWith(stream.Group)
            || start <= rows.Days[fit.Last] || start > rows.Days[fit.Last] + (MaxPeriods * fit.Period.NominalDays()) + SlackDays
            || rows.Days[groups[successor.Group][0]] < start
            || (successor.Stream is { } other && other.Fit.Period != fit.Period && successor.Rows.Count > 2))
        {
            return null;
        }

        var deviation = Math.Abs(slots.Find(fit.Rule, start).Deviation);
        var isFixed = rows.IsSameAmount(fit.Last, fit.Rows[^2]);
        if (deviation > Math.Max(isFixed ? 1 : 2, fit.Deviations.TakeLast(RecentDeviations).Max(Math.Abs)))
            return null;
        var change = Math.Abs(rows.Logs[successor.Rows[0]] - rows.Logs[fit.Last]);
        var sharesWord = successor.Group.Merchant.SharesTokenWith(stream.Group.Merchant)
            || (stream.RenamedTo is { } renamed && successor.Group.Merchant.SharesTokenWith(renamed.Merchant));
        var sharesCategory = rows.CommonCategory(fit.Rows) is { } category && category == rows.CommonCategory(successor.Rows);
        var tolerance = isFixed ? FixedTolerance : Math.Clamp(2 * StepDeviation(fit.Rows), MinVaryingTolerance, MaxVaryingTolerance);
        if (change > tolerance && !(sharesWord && change <= MaxSharedChange))
            return null;
        if (!isFixed && !sharesWord && (!sharesCategory || successor.Stream is null))
            return null;
        if (successor.Stream is null && fit.Period.NominalDays() < MinPeriodOfUnsharedSingle && !sharesWord)
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

    private sealed record Successor(StreamCandidate? Stream, GroupKey Group, IReadOnlyList<int> Rows);
}
