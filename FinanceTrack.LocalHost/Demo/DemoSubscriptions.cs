using System.Globalization;

namespace FinanceTrack.LocalHost.Demo;

/// <summary>
/// What insights are found in, whatever the day on which the household is made: a subscription that became more expensive, a trial that
/// converted, a plan of instalments, a season, a doubled charge. Each of them happens in some month of every two.
/// </summary>
internal static class DemoSubscriptions
{
    private const int Morning = 9 * 60;
    private const int Evening = 19 * 60;
    private const int Installments = 6;
    private const int MonthsAYear = 12;
    private const int PaidMonths = 4;
    private const int FirstYear = 2020;
    private const decimal YearlyRise = 1.08m;

    /// <summary>Each gets more expensive in a month of its own, two months apart.</summary>
    private static readonly (int Day, int RiseMonth, string Description, decimal Price)[] Subscriptions =
    [
        (9, 1, "NETFLIX.COM", 11.49m),
        (2, 3, "SPOTIFY USA", 7.99m),
        (18, 5, "NYTIMES DIGITAL", 12.00m),
        (4, 7, "APPLE.COM/BILL ICLOUD", 6.49m),
        (15, 9, "PLANET FITNESS MONTHLY FEE", 17.99m),
        (6, 11, "DISNEY PLUS", 8.49m),
    ];

    /// <summary>
    /// One begins in each odd month with a trial, is paid in the four months after it and then cancelled. None comes twice in two years.
    /// </summary>
    private static readonly string[] Trials =
    [
        "AUDIBLE MEMBERSHIP", "BLINKIST PRO", "HEADSPACE INC", "DUOLINGO PLUS", "STRAVA SUBSCRIPTION", "MASTERCLASS", "CALM PREMIUM",
        "SKILLSHARE", "DROPBOX STORAGE", "PELOTON APP", "SCRIBD INC", "CANVA PTY", "EVERNOTE", "NORDVPN COM", "YNAB APP",
    ];

    public static IEnumerable<DemoEntry> On(DateOnly day)
    {
        foreach (var (due, rise, description, price) in Subscriptions)
        {
            if (day.Day == due)
            {
                yield return new DemoEntry(description, -PriceOn(day, rise, price), Morning);
            }
        }

        if (day.Day == 10)
        {
            var month = (day.Year * MonthsAYear) + day.Month - 1;
            for (var age = month % 2; age <= PaidMonths; age += 2)
            {
                yield return new DemoEntry(Trials[(month - age) / 2 % Trials.Length], age == 0 ? -0.99m : -14.95m, Morning);
            }
        }

        if (day.Day == 16)
        {
            var number = ((day.Month - 1) % Installments) + 1;
            yield return new DemoEntry(
                string.Create(CultureInfo.InvariantCulture, $"AFFIRM PAYMENT {number}/{Installments} FURNITURE"), -119.00m, Morning);
        }

        if (day is { Day: 8, Month: >= 4 and <= 9 })
        {
            yield return new DemoEntry("GREENLEAF LAWN CARE", -55.00m, Morning);
        }

        if (day.Month % 2 == 0 && day.Day == DayOfDouble(day.Month))
        {
            yield return new DemoEntry("PIZZERIA DELFINA", -(61.40m + day.Month), Evening);
            yield return new DemoEntry("PIZZERIA DELFINA", -(61.40m + day.Month), Evening + 2);
        }
    }

    /// <summary>Never the same as two months before, so that it is not taken for a habit.</summary>
    private static int DayOfDouble(int month) => 3 + (month * 5 % 23);

    private static decimal PriceOn(DateOnly day, int riseMonth, decimal price)
    {
        var rises = day.Year - FirstYear - (day.Month < riseMonth ? 1 : 0);
        for (var rise = 0; rise < rises; rise++)
        {
            price *= YearlyRise;
        }

        return Math.Round(price, 2);
    }
}
