namespace FinanceTrack.Domain.Recurring.Calendar;

/// <summary>
/// Expected dates by month for every day of the month and shift, as day numbers, so that a look-up is an index.
/// Tables are built when they are first asked for. Not safe for several threads.
/// </summary>
internal sealed class MonthTable
{
    public const int LastDay = 31;
    public const int LastWeekday = 5;
    private const int MarginMonths = 50;
    private const int DaysPerWeek = 7;

    private readonly int[] _firstDays;
    private readonly int _firstMonth;
    private readonly int[]?[] _days = new int[]?[(LastDay + 1) * 3];
    private readonly int[]?[] _weekdays = new int[]?[(LastWeekday + 1) * DaysPerWeek];

    /// <param name="from">The earliest day number that is looked up.</param>
    /// <param name="to">The latest.</param>
    public MonthTable(int from, int to)
    {
        _firstMonth = NumberOfMonth(from) - MarginMonths;
        var months = NumberOfMonth(to) + MarginMonths - _firstMonth + 1;
        _firstDays = new int[months + 1];
        for (var i = 0; i <= months; i++)
            _firstDays[i] = FirstDayOf(_firstMonth + i);
    }

    /// <summary>The number of the month that a table begins with: years times twelve, plus months from zero.</summary>
    public int FirstMonth => _firstMonth;

    public int MonthCount => _firstDays.Length - 1;

    public static int NumberOfMonth(int day)
    {
        var date = DateOnly.FromDayNumber(day);
        return (date.Year * 12) + date.Month - 1;
    }

    /// <summary>The index of a day's month in the tables.</summary>
    public int IndexOf(int day)
    {
        var index = Math.Clamp((int)((day - _firstDays[0]) / Periods.DaysPerMonth), 0, MonthCount - 1);
        while (_firstDays[index] > day)
            index--;
        while (_firstDays[index + 1] <= day)
            index++;
        return index;
    }

    public int DayOfMonth(int day) => day - _firstDays[IndexOf(day)] + 1;

    public bool IsLastOfMonth(int day) => _firstDays[IndexOf(day) + 1] == day + 1;

    /// <summary>Monday is 0.</summary>
    public static int Weekday(int day) => day % DaysPerWeek;

    /// <summary>Monday to Friday, but not 1 January nor 25 December.</summary>
    public bool IsBusinessDay(int day)
    {
        if (Weekday(day) > 4)
            return false;
        var index = IndexOf(day);
        return ((_firstMonth + index) % 12, day - _firstDays[index]) is not ((0, 0) or (11, 24));
    }

    public int[] Days(int day, BusinessDayShift shift)
    {
        ref var table = ref _days[(day * 3) + (int)shift];
        if (table is null)
        {
            table = new int[MonthCount];
            for (var i = 0; i < table.Length; i++)
                table[i] = Shifted(Math.Min(_firstDays[i] + day - 1, _firstDays[i + 1] - 1), shift);
        }

        return table;
    }

    public int[] NthWeekdays(int n, int weekday)
    {
        ref var table = ref _weekdays[(n * DaysPerWeek) + weekday];
        if (table is null)
        {
            table = new int[MonthCount];
            for (var i = 0; i < table.Length; i++)
                table[i] = n == LastWeekday ? LastOf(i, weekday) : _firstDays[i] + Ahead(_firstDays[i], weekday) + (DaysPerWeek * (n - 1));
        }

        return table;
    }

    private int LastOf(int month, int weekday)
    {
        var last = _firstDays[month + 1] - 1;
        return last - Ahead(weekday, Weekday(last));
    }

    private static int Ahead(int fromDay, int weekday) => (weekday - Weekday(fromDay) + DaysPerWeek) % DaysPerWeek;

    private int Shifted(int day, BusinessDayShift shift)
    {
        var step = shift switch { BusinessDayShift.Forwards => 1, BusinessDayShift.Backwards => -1, _ => 0 };
        while (step != 0 && day >= _firstDays[0] && day < _firstDays[^1] && !IsBusinessDay(day))
            day += step;
        return day;
    }

    private static int FirstDayOf(int month)
    {
        var year = Math.Clamp(month / 12, DateOnly.MinValue.Year, DateOnly.MaxValue.Year);
        return new DateOnly(year, (month % 12) + 1, 1).DayNumber;
    }
}
