using System.Globalization;
using FinanceTrack.Domain.Transactions.Inbound;

namespace FinanceTrack.LocalHost.Demo;

/// <summary>
/// The history of the demo household: two earners, a child, a rented home. Every day's lines depend on that day alone, so a later
/// run makes the same ones again and adds the days since; by their ids they are recorded once.
/// </summary>
internal static class DemoHousehold
{
    public const string Email = "demo@financetrack.example";
    public const string Password = "demo-household-2-years";
    public const string Name = "The demo household";

    private const int Years = 2;
    private const int Seed = 20260;

    /// <summary>Two years up to yesterday, oldest first.</summary>
    public static IEnumerable<InboundTransaction> History(Guid userId, DateOnly today)
    {
        for (var day = today.AddYears(-Years); day < today; day = day.AddDays(1))
        {
            var number = 0;
            foreach (var entry in On(day).OrderBy(entry => entry.Minute))
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"demo-{day:yyyyMMdd}-{number++}");
                yield return new InboundTransaction(
                    MessageId: id,
                    UserId: userId,
                    ExternalId: id,
                    BookedOn: day,
                    OccurredAt: new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMinutes(entry.Minute),
                    Amount: entry.Amount,
                    Currency: entry.Currency,
                    Description: entry.Description);
            }
        }
    }

    private static List<DemoEntry> On(DateOnly day)
    {
        var noise = new Random(Seed + day.DayNumber);
        return [.. DemoBills.On(day, noise), .. DemoHabits.On(day, noise), .. DemoSubscriptions.On(day), .. Anomalies(day)];
    }

    /// <summary>What a scorer should find: on fixed days of the year, so that both years have them.</summary>
    private static IEnumerable<DemoEntry> Anomalies(DateOnly day) => (day.Month, day.Day) switch
    {
        // A stolen card is tried with a small amount and then used at once, in the night.
        (2, 17) => [new DemoEntry("ELECTROHUB ONLINE", -1.00m, 197), new DemoEntry("ELECTROHUB ONLINE", -1249.99m, 203)],
        // A restaurant's terminal, charged twice.
        (4, 3) => [new DemoEntry("PIZZERIA DELFINA", -61.40m, 1170), new DemoEntry("PIZZERIA DELFINA", -61.40m, 1172)],
        // A decimal point in the wrong place.
        (6, 11) => [new DemoEntry("THAI ORCHID RESTAURANT", -460.00m, 1185)],
        // A place where the household has never been.
        (10, 6) => [new DemoEntry("ZARA LISBOA CHIADO", -389.00m, 840, "EUR")],
        // A burst of gift cards.
        (11, 15) => [.. Enumerable.Range(0, 5).Select(card => new DemoEntry("GIFTCARDMALL.COM", -200.00m, 150 + (card * 3)))],
        _ => [],
    };
}
