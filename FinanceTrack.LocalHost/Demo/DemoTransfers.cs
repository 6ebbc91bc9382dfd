namespace FinanceTrack.LocalHost.Demo;

/// <summary>What the household moves between its own accounts, and what a shop pays back.</summary>
internal static class DemoTransfers
{
    private const int Morning = 9 * 60;
    private const int Noon = 12 * 60;
    private const int DaysUnderway = 5;

    /// <param name="day">The day.</param>
    /// <param name="spentOnCard">What was spent on the card in the month that begins on a day.</param>
    public static IEnumerable<DemoEntry> On(DateOnly day, Func<DateOnly, decimal> spentOnCard)
    {
        if (day.Day == 26)
        {
            yield return new DemoEntry("ONLINE TRANSFER TO SAVINGS XXXXXX4471", -600.00m, Morning);
            yield return new DemoEntry("ONLINE TRANSFER FROM CHECKING XXXXXX2290", 600.00m, Morning, Account: DemoAccount.Savings);
        }

        if (day.Day == 28)
            yield return new DemoEntry("INTEREST PAYMENT", 11.25m + (day.Month * 0.31m), Noon, Account: DemoAccount.Savings);

        // The bill of the month before, in full.
        if (day.Day == 12)
        {
            var bill = spentOnCard(new DateOnly(day.Year, day.Month, 1).AddMonths(-1));
            yield return new DemoEntry("VISA CARD AUTOPAY XXXXXX8104", -bill, Morning);
            yield return new DemoEntry("AUTOPAY PAYMENT RECEIVED THANK YOU", bill, Noon, Account: DemoAccount.Card);
        }

        // Nothing but amount and days says that the two belong together, so that the household is asked.
        var moved = new DateOnly(day.Year, day.Year % 2 == 0 ? 10 : 7, 21);
        if (day == moved)
            yield return new DemoEntry("ONLINE PAYMENT 7731", -350.00m, Morning);
        if (day == moved.AddDays(DaysUnderway))
            yield return new DemoEntry("MOBILE DEPOSIT", 350.00m, Noon, Account: DemoAccount.Savings);

        foreach (var entry in Returned(day))
            yield return entry with { Account = DemoAccount.Card };
    }

    private static IEnumerable<DemoEntry> Returned(DateOnly day) => (day.Month, day.Day) switch
    {
        (3, 9) => [new DemoEntry("REI CO-OP #11", -149.95m, 18 * 60)],
        (3, 17) => [new DemoEntry("REI CO-OP #11 REFUND", 149.95m, 11 * 60)],
        (9, 4) => [new DemoEntry("OLD NAVY 5521", -88.40m, 17 * 60)],
        (9, 13) => [new DemoEntry("OLD NAVY 5521 REFUND", 88.40m, 15 * 60)],
        _ => [],
    };
}
