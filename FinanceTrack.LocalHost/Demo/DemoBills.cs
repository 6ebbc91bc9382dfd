namespace FinanceTrack.LocalHost.Demo;

/// <summary>What comes by the calendar: pay, rent, utilities, insurance.</summary>
internal static class DemoBills
{
    private const int Night = 4 * 60;
    private const int Morning = 9 * 60;

    private static readonly (int Day, string Description, decimal Amount)[] Monthly =
    [
        (1, "OAKWOOD PROPERTY MGMT RENT", -2150.00m),
        (3, "STATE FARM INSURANCE", -142.35m),
        (5, "COMCAST XFINITY INTERNET", -69.99m),
        (7, "LITTLE ACORNS DAYCARE", -680.00m),
        (11, "T-MOBILE AUTOPAY", -85.00m),
        (21, "VANGUARD BUY INVESTMENT", -400.00m),
        (25, "ACME ROBOTICS PAYROLL", 4850.00m),
    ];

    /// <param name="day">The day.</param>
    /// <param name="noise">That day's own, so that a day is the same however much of the history is made.</param>
    public static IEnumerable<DemoEntry> On(DateOnly day, Random noise)
    {
        foreach (var (due, description, amount) in Monthly)
        {
            if (day.Day == due)
            {
                yield return new DemoEntry(description, amount, amount > 0 ? Night : Morning);
            }
        }

        if (day.Day == 9)
        {
            yield return new DemoEntry("PACIFIC GAS AND ELECTRIC", -Energy(day, noise), Morning);
        }

        if (day.Day == 20 && day.Month % 3 == 0)
        {
            yield return new DemoEntry("CITY WATER AND SEWER", -Cents(noise, 88, 12), Morning);
        }

        if (day.DayOfWeek == DayOfWeek.Friday && day.DayNumber / 7 % 2 == 0)
        {
            yield return new DemoEntry("BAYSIDE SCHOOL DISTRICT PAYROLL", 1920.00m, Night);
        }

        if (day is { Month: 4, Day: 12 })
        {
            yield return new DemoEntry("IRS TREAS TAX REFUND", 1134.00m, Night);
        }
    }

    /// <summary>An amount around a middle, to the cent.</summary>
    public static decimal Cents(Random noise, double middle, double spread) =>
        Math.Round((decimal)(middle + (spread * ((2 * noise.NextDouble()) - 1))), 2);

    /// <summary>Most in January and again, for the cooling, in August.</summary>
    private static decimal Energy(DateOnly day, Random noise)
    {
        var winter = Math.Max(0, Math.Cos((day.Month - 1) * Math.PI / 6));
        var summer = Math.Max(0, Math.Cos((day.Month - 8) * Math.PI / 3)) * (day.Month is >= 7 and <= 9 ? 1 : 0);
        return Cents(noise, 82 + (95 * winter) + (60 * summer), 9);
    }
}
