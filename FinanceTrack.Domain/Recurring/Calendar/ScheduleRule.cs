namespace FinanceTrack.Domain.Recurring.Calendar;

public enum ScheduleKind : byte
{
    /// <summary>Every so many days.</summary>
    EveryDays,

    /// <summary>A day of every so many months, clamped to the month's length; 31 is the last day.</summary>
    DayOfMonth,

    /// <summary>Two days of every month.</summary>
    TwoDaysOfMonth,

    /// <summary>The n-th weekday of every month; the fifth is the last.</summary>
    NthWeekday,
}

/// <summary>Where a date goes that is not a business day.</summary>
public enum BusinessDayShift : byte
{
    None,
    Forwards,
    Backwards,
}

/// <summary>A calendar rule: the dates on which a payment of a stream is due.</summary>
/// <param name="Interval">Days or months between two dates.</param>
/// <param name="Day">The day of the month, or n of the n-th weekday.</param>
/// <param name="Second">The second day of the month, or the weekday (Monday is 0).</param>
/// <param name="Phase">The remainder of the day number, or of the month number, by the interval.</param>
public readonly record struct ScheduleRule(ScheduleKind Kind, int Interval, int Day, int Second, BusinessDayShift Shift, int Phase)
{
    public Period Period => Kind switch
    {
        ScheduleKind.EveryDays =>
            Interval switch { 7 => Period.Weekly, 14 => Period.Biweekly, 28 => Period.FourWeekly, _ => Period.Monthly },
        ScheduleKind.DayOfMonth => Periods.OfMonths(Interval),
        ScheduleKind.TwoDaysOfMonth => Period.SemiMonthly,
        _ => Period.Monthly,
    };

    internal static ScheduleRule EveryDays(int days, int phase) => new(ScheduleKind.EveryDays, days, 0, 0, BusinessDayShift.None, phase);

    internal static ScheduleRule DayOfMonth(int months, int day, BusinessDayShift shift, int phase) =>
        new(ScheduleKind.DayOfMonth, months, day, 0, shift, phase);

    internal static ScheduleRule TwoDaysOfMonth(int first, int second, BusinessDayShift shift) =>
        new(ScheduleKind.TwoDaysOfMonth, 1, first, second, shift, 0);

    internal static ScheduleRule NthWeekday(int n, int weekday) => new(ScheduleKind.NthWeekday, 1, n, weekday, BusinessDayShift.None, 0);
}
