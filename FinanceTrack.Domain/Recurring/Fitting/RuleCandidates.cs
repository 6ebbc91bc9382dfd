using FinanceTrack.Domain.Recurring.Calendar;

namespace FinanceTrack.Domain.Recurring.Fitting;

/// <summary>The rules worth trying on a set of days, by its median and lower-quartile gap.</summary>
internal sealed class RuleCandidates(MonthTable months)
{
    private const int Phases = 4;
    private const int MonthPhases = 2;
    private const int CommonDays = 6;
    private const int SemiMonthlyDays = 5;
    private const int MinSemiMonthlyGap = 11;
    private const int MaxSemiMonthlyGap = 19;
    private const int MinRowsOfSemiMonthly = 4;
    private const double MinWeekdayShare = .8;

    private static readonly BusinessDayShift[] Shifts = Enum.GetValues<BusinessDayShift>();
    private readonly List<ScheduleRule> _rules = [];
    private readonly ValueCounts _counts = new();
    private readonly List<int> _gaps = [];
    private readonly List<int> _days = [];

    /// <summary>The candidates for days in ascending order. The list is reused by the next call.</summary>
    public List<ScheduleRule> For(ReadOnlySpan<int> days, ReadOnlySpan<int> monthIndexes)
    {
        _rules.Clear();
        _gaps.Clear();
        for (var i = 1; i < days.Length; i++)
        {
            if (days[i] > days[i - 1])
                _gaps.Add(days[i] - days[i - 1]);
        }

        if (_gaps.Count == 0)
            return _rules;
        _gaps.Sort();
        var (median, low) = (_gaps[_gaps.Count / 2], _gaps[_gaps.Count / 4]);
        AddEveryDays(days, median, low);
        CountDaysOfMonth(days);
        if (median is >= MinSemiMonthlyGap and <= MaxSemiMonthlyGap && days.Length >= MinRowsOfSemiMonthly)
            AddTwoDaysOfMonth();
        if (median >= 18 || low >= 18)
            AddMonths(monthIndexes, median);
        if (median is >= 24 and <= 37 && days.Length >= 3)
            AddNthWeekday(days);
        return _rules;
    }

    private void AddEveryDays(ReadOnlySpan<int> days, int median, int low)
    {
        if (low <= 8 && median <= 16)
            AddPhases(days, 7);
        if (median is >= 9 and <= 32 || low is >= 13 and <= 15)
            AddPhases(days, 14);
        if (median is < 20 or > 62)
            return;
        AddPhases(days, 28);
        AddPhases(days, 30);
    }

    private void AddPhases(ReadOnlySpan<int> days, int interval)
    {
        _counts.Clear();
        foreach (var day in days)
            _counts.Add(day % interval);
        foreach (var phase in _counts.MostCommon(Phases))
            _rules.Add(ScheduleRule.EveryDays(interval, phase));
    }

    /// <summary>The commonest days of the month, the smallest, the largest and the last; their counts stay in the buffer.</summary>
    private void CountDaysOfMonth(ReadOnlySpan<int> days)
    {
        _counts.Clear();
        _days.Clear();
        var endsMonth = false;
        foreach (var day in days)
        {
            _counts.Add(months.DayOfMonth(day));
            endsMonth |= months.IsLastOfMonth(day);
        }

        _days.AddRange(_counts.MostCommon(CommonDays));
        var (smallest, largest) = (_counts.Smallest, _counts.Largest);
        AddDay(smallest);
        AddDay(largest);
        if (endsMonth || largest >= 28)
            AddDay(MonthTable.LastDay);
    }

    private void AddDay(int day)
    {
        if (!_days.Contains(day))
            _days.Add(day);
    }

    private void AddMonths(ReadOnlySpan<int> monthIndexes, int median)
    {
        ReadOnlySpan<int> intervals = median switch
        {
            < 45 => [1],
            < 80 => [1, 2, 3],
            < 135 => [2, 3, 4, 6],
            < 250 => [3, 4, 6, 12],
            < 550 => [6, 12],
            _ => [12, 24],
        };
        foreach (var interval in intervals)
        {
            _counts.Clear();
            foreach (var index in monthIndexes)
                _counts.Add((months.FirstMonth + index) % interval);
            var phases = _counts.MostCommon(MonthPhases);
            foreach (var day in _days)
            {
                foreach (var shift in Shifts)
                {
                    foreach (var phase in phases)
                        _rules.Add(ScheduleRule.DayOfMonth(interval, day, shift, phase));
                }
            }
        }
    }

    private void AddTwoDaysOfMonth()
    {
        var common = _counts.MostCommon(SemiMonthlyDays);
        var pairs = common.SelectMany(a => common.Where(b => b - a is >= MinSemiMonthlyGap and <= MaxSemiMonthlyGap).Select(b => (a, b)))
            .Append((1, 15)).Append((15, MonthTable.LastDay)).Distinct();
        foreach (var (first, second) in pairs)
        {
            foreach (var shift in Shifts)
                _rules.Add(ScheduleRule.TwoDaysOfMonth(first, second, shift));
        }
    }

    private void AddNthWeekday(ReadOnlySpan<int> days)
    {
        _counts.Clear();
        foreach (var day in days)
            _counts.Add(MonthTable.Weekday(day));
        var weekday = _counts.MostCommon(1)[0];
        if (_counts[weekday] < MinWeekdayShare * days.Length)
            return;
        _counts.Clear();
        foreach (var day in days)
            _counts.Add(((months.DayOfMonth(day) - 1) / 7) + 1);
        foreach (var n in _counts.MostCommon(2).Append(MonthTable.LastWeekday).Distinct())
            _rules.Add(ScheduleRule.NthWeekday(n, weekday));
    }
}
