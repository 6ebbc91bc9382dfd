using System.Globalization;

namespace FinanceTrack.Domain.Summaries;

/// <summary>A calendar month, stored as the number yyyymm.</summary>
public readonly record struct Month(int Number) : IComparable<Month>
{
    public static Month Of(DateOnly day) => new((day.Year * 100) + day.Month);

    public DateOnly FirstDay => new(Number / 100, Number % 100, 1);

    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    public int Index => ((Number / 100) * 12) + (Number % 100) - 1;

    public static bool TryParse(string? text, out Month month)
    {
        var parsed = DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        month = parsed ? Of(day) : default;
        return parsed;
    }

    public int CompareTo(Month other) => Number.CompareTo(other.Number);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number / 100:0000}-{Number % 100:00}");

    public static bool operator <(Month left, Month right) => left.Number < right.Number;

    public static bool operator >(Month left, Month right) => left.Number > right.Number;

    public static bool operator <=(Month left, Month right) => left.Number <= right.Number;

    public static bool operator >=(Month left, Month right) => left.Number >= right.Number;
}
