using FinanceTrack.Domain.Summaries;

namespace FinanceTrack.Domain.Assistant.Claims;

/// <summary>The days that a claim is about, both included.</summary>
public readonly record struct ClaimPeriod(DateOnly From, DateOnly To)
{
    private const int MonthsPerYear = 12;

    /// <summary>How many days there are.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>The month that it is exactly; null when it is something else.</summary>
    public Month? AsMonth => From == Month.Of(From).FirstDay && To == Month.Of(From).LastDay ? Month.Of(From) : null;

    /// <summary>The year that it is exactly; null when it is something else.</summary>
    public int? AsYear =>
        From is { Month: 1, Day: 1 } && To is { Month: MonthsPerYear, Day: 31 } && From.Year == To.Year ? From.Year : null;

    /// <summary>How many full months it is; null when it does not begin and end with one.</summary>
    public int? FullMonths => From == Month.Of(From).FirstDay && To == Month.Of(To).LastDay
        ? Month.Of(To).Index - Month.Of(From).Index + 1
        : null;

    /// <summary>A whole month.</summary>
    public static ClaimPeriod Of(Month month) => new(month.FirstDay, month.LastDay);

    /// <summary>A single day.</summary>
    public static ClaimPeriod Of(DateOnly day) => new(day, day);
}
