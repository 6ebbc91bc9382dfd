using FinanceTrack.Domain.Recurring.Calendar;

namespace FinanceTrack.Domain.Recurring.Fitting;

/// <summary>Finds the rule that explains a set of rows best.</summary>
internal sealed class FitSearch(RowTable rows, RuleSlots slots)
{
    private const int MinHitsOfKnownStream = 2;
    private const int MaxEarlyDeviation = 1;

    private readonly RuleScorer _scorer = new(rows, slots);
    private readonly RuleCandidates _candidates = new(slots.Months);

    public RuleSlots Slots => slots;

    /// <summary>The best rule of any period, or null when none holds.</summary>
    public StreamFit? Best(IReadOnlyList<int> set) => Best(set, static rule => rule.Period.MinHits(), null);

    /// <summary>The best rule of one period for rows that are known to be one stream.</summary>
    public StreamFit? Refit(IReadOnlyList<int> set, Period period) => Best(set, static _ => MinHitsOfKnownStream, period);

    /// <summary>The best rule of any period for rows that are known to be one stream.</summary>
    public StreamFit? Refit(IReadOnlyList<int> set) => Best(set, static _ => MinHitsOfKnownStream, null);

    /// <summary>Two rows of the same amount one period apart, a day off at most.</summary>
    public StreamFit? Early(IReadOnlyList<int> left)
    {
        StreamFit? best = null;
        for (var a = 0; a < left.Count - 1; a++)
        {
            for (var b = a + 1; b < left.Count; b++)
            {
                if (Math.Abs(rows.Logs[left[a]] - rows.Logs[left[b]]) > RowTable.SameAmount)
                    continue;
                _scorer.Load([left[a], left[b]]);
                foreach (var rule in _candidates.For(_scorer.Days, _scorer.Months))
                {
                    var score = _scorer.Score(rule, MinHitsOfKnownStream);
                    if (double.IsNegativeInfinity(score) || score <= (best?.Score ?? double.NegativeInfinity))
                        continue;
                    var fit = _scorer.Build(rule, score);
                    if (fit.LastSlot - fit.FirstSlot == 1
                        && fit.Deviations.TrueForAll(deviation => Math.Abs(deviation) <= MaxEarlyDeviation))
                    {
                        best = fit;
                    }
                }
            }
        }

        return best;
    }

    private StreamFit? Best(IReadOnlyList<int> set, Func<ScheduleRule, int> minHits, Period? period)
    {
        _scorer.Load(set);
        var best = RuleScorer.Refused;
        ScheduleRule bestRule = default;
        foreach (var rule in _candidates.For(_scorer.Days, _scorer.Months))
        {
            if (period is not null && rule.Period != period)
                continue;
            var score = _scorer.Score(rule, minHits(rule), best);
            if (score > best)
                (best, bestRule) = (score, rule);
        }

        if (double.IsNegativeInfinity(best))
            return null;
        _scorer.Score(bestRule, minHits(bestRule));
        return _scorer.Build(bestRule, best);
    }
}
