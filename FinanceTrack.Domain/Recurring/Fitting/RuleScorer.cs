using FinanceTrack.Domain.Recurring.Calendar;

namespace FinanceTrack.Domain.Recurring.Fitting;

/// <summary>
/// Scores rules on one set of rows at a time: the log evidence, in nats, for the rule against an irregular habit of the same rate. Buffers
/// are reused, so a scorer belongs to one run.
/// </summary>
internal sealed class RuleScorer(RowTable rows, RuleSlots slots)
{
    public const double Refused = double.NegativeInfinity;
    private const double MissingSlotCost = 2.6;
    private const double MaxRunCost = 6;
    private const int MaxCountedRun = 3;
    private const double ExtraRowCost = 1.6;
    private const double UnshiftedBonus = .6;
    private const double UnusualRuleCost = 1.5;
    private const double MaxHabitRate = .5;
    private const double MinSemiMonthlySpread = .15;

    private IReadOnlyList<int> _set = [];
    private int[] _days = [];
    private int[] _months = [];
    private int[] _slots = [];
    private int[] _deviations = [];
    private int[] _matched = [];
    private int[] _matchedDeviations = [];
    private double[] _matchedLogs = [];
    private double _spanDays;
    private int _hits;
    private int _missing;

    public ReadOnlySpan<int> Days => _days.AsSpan(0, _set.Count);

    /// <summary>The months of the days, as indexes of the month table.</summary>
    public ReadOnlySpan<int> Months => _months.AsSpan(0, _set.Count);

    /// <summary>Chooses the rows, in order, that rules are scored on.</summary>
    public void Load(IReadOnlyList<int> set)
    {
        _set = set;
        if (_days.Length < set.Count)
        {
            var capacity = Math.Max(2 * _days.Length, set.Count);
            (_days, _months, _slots, _deviations) = (new int[capacity], new int[capacity], new int[capacity], new int[capacity]);
            (_matched, _matchedDeviations, _matchedLogs) = (new int[capacity], new int[capacity], new double[capacity]);
        }

        for (var i = 0; i < set.Count; i++)
            (_days[i], _months[i]) = (rows.Days[set[i]], rows.Months[set[i]]);
        _spanDays = Math.Max(_days[set.Count - 1] - _days[0], 1);
    }

    /// <summary>
    /// The evidence for a rule, or <see cref="Refused"/> when the rule does not hold or cannot reach more than another one.
    /// </summary>
    public double Score(in ScheduleRule rule, int minHits, double toBeat = Refused)
    {
        var period = rule.Period;
        slots.Fill(rule, Days, _months.AsSpan(0, _set.Count), _slots, _deviations);
        Match(period.Tolerance());
        if (_hits < minHits)
            return Refused;
        var runCost = CountMissing();
        var extra = _set.Count - _hits;
        if (_missing > (_hits >= 5 ? .8 * _hits : (.5 * _hits) + 1) || extra > _hits)
            return Refused;
        var rate = Math.Min(MaxHabitRate, _set.Count / (_spanDays + period.NominalDays()));
        var score = DeviationEvidence.Of(_matchedDeviations.AsSpan(0, _hits), period.Tolerance())
            - (_hits * Math.Log(rate)) - runCost - (ExtraRowCost * extra) + Plainness(rule);
        if (score + (AmountEvidence.MaxPerStep * (_hits - 1)) <= toBeat)
            return Refused;
        for (var i = 0; i < _hits; i++)
            _matchedLogs[i] = rows.Logs[_set[_matched[i]]];
        if (rule.Kind == ScheduleKind.TwoDaysOfMonth && !HalvesAgree())
            return Refused;
        return score + AmountEvidence.Of(_matchedLogs.AsSpan(0, _hits));
    }

    /// <summary>The fit of the rule that was scored last.</summary>
    public StreamFit Build(in ScheduleRule rule, double score)
    {
        var matched = _matched.AsSpan(0, _hits);
        var fit = new StreamFit
        {
            Rule = rule,
            Rows = new List<int>(_hits),
            Deviations = [.. _matchedDeviations.AsSpan(0, _hits)],
            Score = score,
            Missing = _missing,
            FirstSlot = _slots[matched[0]],
            LastSlot = _slots[matched[^1]],
        };
        foreach (var i in matched)
            fit.Rows.Add(_set[i]);
        return fit;
    }

    /// <summary>One row a slot: the nearest, the first of equals. Slots never decrease along the days.</summary>
    private void Match(int tolerance)
    {
        _hits = 0;
        var last = -1;
        for (var i = 0; i < _set.Count; i++)
        {
            var distance = Math.Abs(_deviations[i]);
            if (distance > tolerance)
                continue;
            if (_hits > 0 && _slots[i] == last)
            {
                if (distance < Math.Abs(_matchedDeviations[_hits - 1]))
                    (_matched[_hits - 1], _matchedDeviations[_hits - 1]) = (i, _deviations[i]);
                continue;
            }

            last = _slots[i];
            _matched[_hits] = i;
            _matchedDeviations[_hits++] = _deviations[i];
        }
    }

    private double CountMissing()
    {
        _missing = 0;
        double cost = 0;
        for (var i = 1; i < _hits; i++)
        {
            var gap = _slots[_matched[i]] - _slots[_matched[i - 1]] - 1;
            if (gap == 0)
                continue;
            _missing += Math.Min(gap, MaxCountedRun);
            cost += Math.Min(MissingSlotCost * gap, MaxRunCost);
        }

        return cost;
    }

    private static double Plainness(in ScheduleRule rule) => rule switch
    {
        { Kind: ScheduleKind.DayOfMonth, Shift: BusinessDayShift.None } => UnshiftedBonus,
        { Kind: ScheduleKind.TwoDaysOfMonth or ScheduleKind.NthWeekday } or { Kind: ScheduleKind.EveryDays, Interval: 28 or 30 } =>
            -UnusualRuleCost,
        _ => 0,
    };

    /// <summary>Two dates a month are one stream only when the medians of both agree; else they are two monthly streams.</summary>
    private bool HalvesAgree()
    {
        var first = Half(0);
        var second = Half(1);
        if (first.Count == 0 || second.Count == 0)
            return false;
        var spread = Math.Max(MinSemiMonthlySpread, (first[^1] - first[0] + second[^1] - second[0]) / 4);
        return Math.Abs(first[first.Count / 2] - second[second.Count / 2]) <= spread;
    }

    private List<double> Half(int parity)
    {
        var logs = new List<double>();
        for (var i = 0; i < _hits; i++)
        {
            if ((_slots[_matched[i]] & 1) == parity)
                logs.Add(_matchedLogs[i]);
        }

        logs.Sort();
        return logs;
    }
}
