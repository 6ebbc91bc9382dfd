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

    /// <summary>One begins in each odd month with a trial, is paid in the four months after it and then cancelled.</summary>
    private static readonly string[] Trials =
        ["AUDIBLE MEMBERSHIP", "BLINKIST PRO", "HEADSPACE INC", "DUOLINGO PLUS", "STRAVA SUBSCRIPTION", "MASTERCLASS"];

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
            foreach (var (trial, index) in Trials.Select((trial, index) => (trial, index)))
            {
                var age = (day.Month - 1 - (2 * index) + MonthsAYear) % MonthsAYear;
                if (age <= 4)
                {
                    yield return new DemoEntry(trial, age == 0 ? -0.99m : -14.95m, Morning);
                }
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

        if (day.Day == 13 && day.Month % 2 == 0)
        {
            yield return new DemoEntry("HARBOR GRILL", -84.30m, Evening);
            yield return new DemoEntry("HARBOR GRILL", -84.30m, Evening + 2);
        }
    }

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
