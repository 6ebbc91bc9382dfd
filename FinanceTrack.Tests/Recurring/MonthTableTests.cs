using FinanceTrack.Domain.Recurring.Calendar;

namespace FinanceTrack.Tests.Recurring;

public sealed class MonthTableTests
{
    private static readonly MonthTable Months = new(new DateOnly(2020, 1, 1).DayNumber, new DateOnly(2027, 1, 1).DayNumber);
    private static readonly RuleSlots Slots = new(Months);

    public static TheoryData<int, BusinessDayShift, string, string> Days => new()
    {
        { 31, BusinessDayShift.None, "2024-02-15", "2024-02-29" },
        { 31, BusinessDayShift.Backwards, "2025-08-10", "2025-08-29" },
        { 1, BusinessDayShift.Forwards, "2025-01-15", "2025-01-02" },
        { 25, BusinessDayShift.Backwards, "2025-12-10", "2025-12-24" },
        { 15, BusinessDayShift.Forwards, "2025-06-01", "2025-06-16" },
    };

    [Theory]
    [MemberData(nameof(Days))]
    public void A_day_of_the_month_is_clamped_and_shifted(int day, BusinessDayShift shift, string inMonth, string expected) =>
        Assert.Equal(Payments.Day(expected).DayNumber, Months.Days(day, shift)[Months.IndexOf(Payments.Day(inMonth).DayNumber)]);

    [Fact]
    public void The_last_friday_of_a_month_is_found() =>
        Assert.Equal(Payments.Day("2025-10-31").DayNumber,
            Months.NthWeekdays(MonthTable.LastWeekday, 4)[Months.IndexOf(Payments.Day("2025-10-01").DayNumber)]);

    [Fact]
    public void Every_day_has_the_nearest_slot_of_every_rule_and_slots_do_not_decrease()
    {
        ScheduleRule[] rules =
        [
            ScheduleRule.EveryDays(14, 3), ScheduleRule.DayOfMonth(1, 31, BusinessDayShift.Forwards, 0),
                ScheduleRule.DayOfMonth(3, 10, BusinessDayShift.None, 2),
            ScheduleRule.DayOfMonth(24, 28, BusinessDayShift.Backwards, 7), ScheduleRule.TwoDaysOfMonth(1, 15, BusinessDayShift.Backwards),
                ScheduleRule.NthWeekday(3, 2),
        ];
        foreach (var rule in rules)
        {
            var last = int.MinValue;
            for (var day = Payments.Day("2022-01-01").DayNumber; day < Payments.Day("2024-12-31").DayNumber; day++)
            {
                var (slot, deviation) = Slots.Find(rule, day);
                Assert.Equal(day - deviation, Slots.DateOf(rule, slot));
                Assert.True(Math.Abs(deviation) <= Math.Abs(day - Slots.DateOf(rule, slot + 1)!.Value)
                    && Math.Abs(deviation) <= Math.Abs(day - Slots.DateOf(rule, slot - 1)!.Value));
                Assert.True(slot >= last);
                last = slot;
            }
        }
    }
}
