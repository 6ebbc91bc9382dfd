namespace FinanceTrack.LocalHost.Demo;

/// <summary>What made the last full month expensive: dental work, in part at a dentist where the household had never been.</summary>
internal static class DemoExpensiveMonth
{
    private const int Morning = 9 * 60;

    private static readonly (int Day, string Description, decimal Amount)[] Treatment =
    [
        (6, "BRIGHT SMILE DENTAL", -480.00m),
        (19, "BRIGHT SMILE DENTAL", -395.00m),
        (23, "VALLEY DENTAL CLINIC", -340.00m),
    ];

    /// <param name="today">The day on which the household is made: a later run makes another month expensive, and keeps this one.</param>
    public static IEnumerable<DemoEntry> On(DateOnly day, DateOnly today)
    {
        // On the last day of a month that month is full.
        var tomorrow = today.AddDays(1);
        var month = new DateOnly(tomorrow.Year, tomorrow.Month, 1).AddMonths(-1);
        return Treatment.Where(visit => day == month.AddDays(visit.Day - 1))
            .Select(visit => new DemoEntry(visit.Description, visit.Amount, Morning));
    }
}
