using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Benchmarks.Compute;

/// <summary>A made-up household of many rows: monthly and weekly streams among purchases at changing texts.</summary>
internal static class SampleHousehold
{
    private const int Streams = 30;
    private const int Shops = 60;
    private static readonly Currency Euro = Currency.Of("EUR");
    private static readonly string[] Categories = ["groceries", "dining", "shopping", "transport", "entertainment", "health"];

    public static DateOnly Today { get; } = new(2026, 6, 30);

    public static List<RecurringRow> Rows(int count, int months)
    {
        var random = new Random(7);
        var start = Today.AddMonths(-months);
        var rows = new List<RecurringRow>(count);
        for (var stream = 0; stream < Streams; stream++)
        {
            var size = 500 + random.Next(20_000);
            var isIncome = stream % 10 == 0;
            for (var day = start.AddDays(random.Next(28)); day <= Today; day = stream % 10 == 1 ? day.AddDays(7) : day.AddMonths(1))
            {
                var amount = stream % 5 == 2 ? (long)(size * Math.Exp(.2 * (random.NextDouble() - .5))) : size;
                var text = $"DIRECT DEBIT {Name(stream)} REF {random.Next(100_000_000)}";
                var paid = day.AddDays(random.Next(8) == 0 ? 1 : 0);
                Add(paid, isIncome ? 10 * amount : -amount, text, isIncome ? "income" : "utilities");
            }
        }

        while (rows.Count < count)
        {
            var shop = (int)(Shops * random.NextDouble() * random.NextDouble());
            var price = shop % 4 == 0 ? 350 : (long)(2000 * Math.Exp(random.NextDouble() - .5));
            var date = start.AddDays(random.Next(Today.DayNumber - start.DayNumber + 1));
            Add(date, -price, $"POS {random.Next(10_000)} {Name(100 + shop)} BERLIN", Categories[shop % Categories.Length]);
        }

        return rows;

        void Add(DateOnly date, long amount, string description, string category)
        {
            if (date <= Today)
                rows.Add(new RecurringRow(Id(rows.Count), date, new Money(amount, Euro), description, category));
        }
    }

    private static Guid Id(int number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static string Name(int number)
    {
        var random = new Random(number);
        return string.Create(9, random, static (span, letters) =>
        {
            foreach (ref var letter in span)
                letter = (char)('A' + letters.Next(26));
        });
    }
}
