namespace FinanceTrack.LocalHost.Demo;

/// <summary>What comes by habit and season: groceries, fuel, dining, shopping, the summer's journey, December.</summary>
internal static class DemoHabits
{
    private const int JourneyDays = 13;
    private const int DaysBooked = 55; // How long before the journey the flight is paid for.

    private static readonly (string Name, double Middle, double Spread)[] Groceries =
        [("TRADER JOE'S #182", 64, 28), ("SAFEWAY STORE 1711", 88, 45), ("COSTCO WHSE #0482", 168, 60), ("FARMERS MARKET SQ", 31, 12)];

    private static readonly (string Name, double Middle, double Spread)[] Dining =
        [("CHIPOTLE 2214", 27, 8), ("THAI ORCHID RESTAURANT", 46, 14), ("PIZZERIA DELFINA", 58, 16), ("SQ *CORNER BISTRO", 39, 13),
            ("DOORDASH*SUSHI GO", 52, 15)];

    private static readonly (string Name, double Middle, double Spread)[] Coffee =
        [("STARBUCKS STORE 00932", 7.4, 2.6), ("BLUE BOTTLE COFFEE", 8.2, 2.1)];

    private static readonly (string Name, double Middle, double Spread)[] Shopping =
        [("AMAZON MKTPL", 38, 24), ("TARGET 00012345", 54, 30), ("OLD NAVY 5521", 61, 25), ("HOME DEPOT 0644", 72, 45),
            ("REI CO-OP #11", 84, 40)];

    private static readonly (string Name, double Middle, double Spread)[] Health =
        [("WALGREENS #4410", 22, 12), ("CVS/PHARMACY #0921", 18, 9), ("BRIGHT SMILE DENTAL", 95, 40)];

    /// <param name="day">The day.</param>
    /// <param name="noise">That day's own.</param>
    public static IEnumerable<DemoEntry> On(DateOnly day, Random noise)
    {
        var isWeekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var isTravelling = IsTravelling(day);
        if (!isTravelling && Happens(noise, isWeekend ? 0.55 : 0.22))
        {
            yield return At(Groceries, noise, hour: isWeekend ? 11 : 18);
        }

        if (!isTravelling && Happens(noise, 0.14))
        {
            yield return new DemoEntry(
                Happens(noise, 0.6) ? "SHELL OIL 57442" : "CHEVRON 0093312", -DemoBills.Cents(noise, 49, 11), Minute(noise, 8));
        }

        if (Happens(noise, isTravelling ? 0.9 : isWeekend ? 0.42 : 0.15))
        {
            yield return At(Dining, noise, hour: 19);
        }

        if (!isWeekend && Happens(noise, 0.45))
        {
            yield return At(Coffee, noise, hour: 8);
        }

        if (Happens(noise, day.Month == 12 ? 0.5 : day is { Month: 8, Day: > 15 } ? 0.3 : 0.13))
        {
            yield return At(Shopping, noise, hour: 20);
        }

        if (Happens(noise, 0.05))
        {
            yield return At(Health, noise, hour: 16);
        }

        if (!isWeekend && Happens(noise, 0.2))
        {
            yield return new DemoEntry("CLIPPER TRANSIT FARE", -2.50m, Minute(noise, 7));
        }

        foreach (var entry in Seasonal(day))
        {
            yield return entry;
        }
    }

    /// <summary>Two weeks of the summer; other ones each year, as no journey recurs to the day.</summary>
    private static bool IsTravelling(DateOnly day) => day >= Journey(day.Year) && day <= Journey(day.Year).AddDays(JourneyDays);

    private static DateOnly Journey(int year) => new(year, year % 2 == 0 ? 7 : 6, 8);

    private static IEnumerable<DemoEntry> Seasonal(DateOnly day) => (day.DayNumber - Journey(day.Year).DayNumber) switch
    {
        -DaysBooked => [new DemoEntry("UNITED AIRLINES 016", -1186.40m, 21 * 60)],
        0 => [new DemoEntry("HERTZ RENT-A-CAR", -412.80m, 15 * 60)],
        JourneyDays => [new DemoEntry("LAKEVIEW LODGE", -1874.00m, 10 * 60)],
        _ => Yearly(day),
    };

    private static IEnumerable<DemoEntry> Yearly(DateOnly day) => (day.Month, day.Day) switch
    {
        (8, 19) => [new DemoEntry("STAPLES 0112 SCHOOL SUPPLIES", -136.72m, 17 * 60)],
        (11, 28) => [new DemoEntry("RED CROSS DONATION", -100.00m, 12 * 60)],
        (12, 20) => [new DemoEntry("ACME ROBOTICS PAYROLL BONUS", 2400.00m, 4 * 60)],
        _ => [],
    };

    private static DemoEntry At((string Name, double Middle, double Spread)[] places, Random noise, int hour)
    {
        var (name, middle, spread) = places[noise.Next(places.Length)];
        return new DemoEntry(name, -DemoBills.Cents(noise, middle, spread), Minute(noise, hour));
    }

    private static int Minute(Random noise, int hour) => (hour * 60) + noise.Next(-45, 46);

    private static bool Happens(Random noise, double probability) => noise.NextDouble() < probability;
}
