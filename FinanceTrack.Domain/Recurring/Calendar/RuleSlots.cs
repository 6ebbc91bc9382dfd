namespace FinanceTrack.Domain.Recurring.Calendar;

/// <summary>
/// Numbers the expected dates of a rule ("slots") and finds the nearest one to a day. The earlier one wins a tie, so that slots never
/// decrease along sorted days. Slot numbers do not depend on the table's range.
/// </summary>
internal sealed class RuleSlots(MonthTable months)
{
    public MonthTable Months => months;

    /// <summary>The nearest slot of each day and how many days after its date the day is.</summary>
    /// <param name="monthIndexes">The index of each day's month in the table.</param>
    public void Fill(in ScheduleRule rule, ReadOnlySpan<int> days, ReadOnlySpan<int> monthIndexes, Span<int> slots, Span<int> deviations)
    {
        switch (rule.Kind)
        {
            case ScheduleKind.EveryDays:
                for (var i = 0; i < days.Length; i++)
                {
                    slots[i] = (days[i] - rule.Phase + (rule.Interval / 2)) / rule.Interval;
                    deviations[i] = days[i] - rule.Phase - (slots[i] * rule.Interval);
                }

                break;
            case ScheduleKind.TwoDaysOfMonth:
                var (first, second) = (months.Days(rule.Day, rule.Shift), months.Days(rule.Second, rule.Shift));
                for (var i = 0; i < days.Length; i++)
                    (slots[i], deviations[i]) = NearestOfTwo(first, second, days[i], monthIndexes[i]);
                break;
            default:
                var table = Table(rule);
                for (var i = 0; i < days.Length; i++)
                    (slots[i], deviations[i]) = NearestByMonth(rule, table, days[i], monthIndexes[i]);
                break;
        }
    }

    public (int Slot, int Deviation) Find(in ScheduleRule rule, int day)
    {
        Span<int> slot = stackalloc int[1], deviation = stackalloc int[1];
        Fill(rule, [day], [months.IndexOf(day)], slot, deviation);
        return (slot[0], deviation[0]);
    }

    public int[] Find(in ScheduleRule rule, ReadOnlySpan<int> days, out int[] deviations)
    {
        var slots = new int[days.Length];
        deviations = new int[days.Length];
        var monthIndexes = new int[days.Length];
        for (var i = 0; i < days.Length; i++)
            monthIndexes[i] = months.IndexOf(days[i]);
        Fill(rule, days, monthIndexes, slots, deviations);
        return slots;
    }

    /// <summary>The expected date of a slot; null beyond the tables.</summary>
    public int? DateOf(in ScheduleRule rule, int slot)
    {
        if (rule.Kind == ScheduleKind.EveryDays)
            return rule.Phase + (slot * rule.Interval);
        var isSecond = rule.Kind == ScheduleKind.TwoDaysOfMonth && (slot & 1) == 1;
        var month = rule.Kind == ScheduleKind.TwoDaysOfMonth ? slot >> 1 : (slot * rule.Interval) + rule.Phase;
        var index = month - months.FirstMonth;
        if (index < 0 || index >= months.MonthCount)
            return null;
        return isSecond ? months.Days(rule.Second, rule.Shift)[index] : Table(rule)[index];
    }

    private int[] Table(in ScheduleRule rule) =>
        rule.Kind == ScheduleKind.NthWeekday ? months.NthWeekdays(rule.Day, rule.Second) : months.Days(rule.Day, rule.Shift);

    private (int Slot, int Deviation) NearestByMonth(in ScheduleRule rule, int[] table, int day, int index)
    {
        var slot = months.FirstMonth + index - rule.Phase;
        if (rule.Interval > 1)
        {
            index -= slot % rule.Interval;
            slot /= rule.Interval;
        }

        var deviation = day - table[index];
        if (deviation < 0)
            return day - table[index - rule.Interval] is var after && after <= -deviation ? (slot - 1, after) : (slot, deviation);
        return day - table[index + rule.Interval] is var before && -before < deviation ? (slot + 1, before) : (slot, deviation);
    }

    private (int Slot, int Deviation) NearestOfTwo(int[] first, int[] second, int day, int index)
    {
        var slot = (2 * (months.FirstMonth + index)) + 1;
        while (At(slot) > day)
            slot--;
        var (after, before) = (day - At(slot), day - At(slot + 1));
        return -before < after ? (slot + 1, before) : (slot, after);

        int At(int s) => ((s & 1) == 1 ? second : first)[(s >> 1) - months.FirstMonth];
    }
}
