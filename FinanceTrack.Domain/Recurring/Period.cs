namespace FinanceTrack.Domain.Recurring;

/// <summary>How often a recurring stream pays.</summary>
public enum Period
{
    Weekly,
    Biweekly,
    FourWeekly,
    SemiMonthly,
    Monthly,
    Bimonthly,
    Quarterly,
    FourMonthly,
    HalfYearly,
    Yearly,
    TwoYearly,
}

/// <summary>What follows from a period alone.</summary>
public static class Periods
{
    public const double DaysPerMonth = 30.44;
    public const double DaysPerYear = 365.25;

    private static readonly double[] Days = [7, 14, 28, 15.2, DaysPerMonth, 60.9, 91.3, 121.7, 182.6, DaysPerYear, 2 * DaysPerYear];
    private static readonly int[] Tolerances = [3, 3, 4, 4, 7, 9, 10, 10, 12, 15, 15];

    /// <summary>The nominal length in days.</summary>
    public static double NominalDays(this Period period) => Days[(int)period];

    /// <summary>The largest deviation in days from the expected date at which a row still belongs to it.</summary>
    public static int Tolerance(this Period period) => Tolerances[(int)period];

    /// <summary>A monthly equivalent of an amount that is paid once a period.</summary>
    public static double PerMonth(this Period period, double amount) => amount * DaysPerMonth / period.NominalDays();

    /// <summary>How many payments establish a stream: two where a third would take years.</summary>
    internal static int MinHits(this Period period) => period >= Period.HalfYearly ? 2 : 3;

    internal static Period OfMonths(int months) => months switch
    {
        1 => Period.Monthly,
        2 => Period.Bimonthly,
        3 => Period.Quarterly,
        4 => Period.FourMonthly,
        6 => Period.HalfYearly,
        12 => Period.Yearly,
        24 => Period.TwoYearly,
        _ => throw new ArgumentOutOfRangeException(nameof(months), months, "No period has this many months."),
    };
}
