using System.Globalization;
using FinanceTrack.Domain.Transactions.Inbound;

namespace FinanceTrack.LocalHost.Demo;

/// <summary>
/// The history of the demo household: two earners, a child, a rented home, a current account, savings, and a card that is paid in full.
/// Every day's lines depend on that day alone, so a later run makes the same ones again and adds the days since; by their ids they are
/// recorded once. Only what makes the last full month expensive depends on the day of the run.
/// </summary>
internal static class DemoHousehold
{
    public const string Email = "demo@financetrack.example";
    public const string Password = "demo-household-2-years";
    public const string Name = "The demo household";

    private const int Years = 2;
    private const int Seed = 20260;
    private const int ShiftAYear = 2;

    private static readonly (int Month, int Day)[] UnusualDays = [(2, 17), (4, 3), (6, 11), (10, 6), (11, 15)];

    private static readonly DemoEntry[][] Unusual =
    [
        // A place where the household has never been.
        [new DemoEntry("ZARA LISBOA CHIADO", -389.00m, 840, "EUR", DemoAccount.None)],
        // A stolen card is tried with a small amount and then used at once, in the night.
        [new DemoEntry("ELECTROHUB ONLINE", -1.00m, 197), new DemoEntry("ELECTROHUB ONLINE", -1249.99m, 203)],
        // A restaurant's terminal, charged twice.
        [new DemoEntry("PIZZERIA DELFINA", -61.40m, 1170), new DemoEntry("PIZZERIA DELFINA", -61.40m, 1172)],
        // A decimal point in the wrong place.
        [new DemoEntry("THAI ORCHID RESTAURANT", -460.00m, 1185)],
        // A burst of gift cards.
        [.. Enumerable.Range(0, 5).Select(card => new DemoEntry("GIFTCARDMALL.COM", -200.00m, 150 + (card * 3)))],
    ];

    /// <summary>Two years up to yesterday, oldest first.</summary>
    /// <param name="accounts">The ids of the household's accounts.</param>
    /// <param name="health">The category of dental work, which the household says itself.</param>
    public static IEnumerable<InboundTransaction> History(
        Guid userId, DateOnly today, IReadOnlyDictionary<DemoAccount, Guid> accounts, Guid? health = null)
    {
        for (var day = today.AddYears(-Years); day < today; day = day.AddDays(1))
        {
            var number = 0;
            foreach (var entry in On(day).OrderBy(entry => entry.Minute))
                yield return Message(userId, day, $"{number++}", entry, accounts);
            number = 0;
            foreach (var entry in DemoExpensiveMonth.On(day, today))
                yield return Message(userId, day, $"treatment-{number++}", entry, accounts) with { CategoryId = health };
        }
    }

    private static InboundTransaction Message(
        Guid userId, DateOnly day, string number, DemoEntry entry, IReadOnlyDictionary<DemoAccount, Guid> accounts)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"demo-{day:yyyyMMdd}-{number}");
        return new InboundTransaction(
            MessageId: id,
            UserId: userId,
            ExternalId: id,
            BookedOn: day,
            OccurredAt: new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMinutes(entry.Minute),
            Amount: entry.Amount,
            Currency: entry.Currency,
            Description: entry.Description,
            AccountId: accounts.TryGetValue(entry.Account, out var account) ? account : null);
    }

    private static List<DemoEntry> On(DateOnly day)
    {
        var noise = new Random(Seed + day.DayNumber);
        return
        [
            .. DemoBills.On(day, noise),
            .. DemoHabits.On(day, noise).Select(entry => entry with { Account = entry.Amount < 0 ? DemoAccount.Card : entry.Account }),
            .. DemoTransfers.On(day, month => Enumerable.Range(0, DateTime.DaysInMonth(month.Year, month.Month)).Sum(SpentOnCard(month))),
            .. DemoSubscriptions.On(day),
            .. Anomalies(day),
        ];
    }

    private static Func<int, decimal> SpentOnCard(DateOnly month) => number =>
    {
        var day = month.AddDays(number);
        return -DemoHabits.On(day, AfterBills(day)).Where(entry => entry.Amount < 0).Sum(entry => entry.Amount);
    };

    // The bills of a day come first and use its noise.
    private static Random AfterBills(DateOnly day)
    {
        var noise = new Random(Seed + day.DayNumber);
        _ = DemoBills.On(day, noise).Count();
        return noise;
    }

    /// <summary>What a scorer should find: on fixed days of the year, but another of them each year, so that none seems to recur.</summary>
    private static DemoEntry[] Anomalies(DateOnly day)
    {
        var place = Array.IndexOf(UnusualDays, (day.Month, day.Day));
        return place < 0 ? [] : Unusual[(place + (ShiftAYear * day.Year)) % Unusual.Length];
    }
}
