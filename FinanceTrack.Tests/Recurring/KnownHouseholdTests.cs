using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Tests.Recurring;

/// <summary>Households whose streams are known, with payments that come late, change and fail, among purchases.</summary>
public sealed class KnownHouseholdTests
{
    private const string From = "2024-01-01";
    private const string Today = "2025-12-20";

    private static readonly (string Text, Period Period, decimal Amount, string Category)[] Streams =
    [
        ("LASTSCHRIFT STADTWERKE MANDAT {0} REF {1}", Period.Monthly, -64, "utilities"),
        ("RECIBO SEGUROS DEL MAR {1}", Period.Quarterly, -181.4m, "insurance"),
        ("CARTE {0} CINEFLIX PARIS", Period.Monthly, -13.49m, "entertainment"),
        ("DIRECT DEBIT OAKWOOD LETTINGS {1}", Period.Monthly, -950, "home"),
        ("GUTSCHRIFT GLOBEX GEHALT REF {1}", Period.Monthly, 3100, "income"),
        ("MUSIC SCHOOL {0}", Period.Weekly, -28, "education"),
        ("AUTOGIRO SPARKONTO {1}", Period.Biweekly, -75, "transfer"),
        ("GEARHEADS CLUB {0}", Period.Yearly, -59, "giving_membership"),
    ];

    private static (Payments Payments, List<HashSet<Guid>> Known) Household(int seed)
    {
        var random = new Random(seed);
        var payments = new Payments();
        var known = new List<HashSet<Guid>>();
        foreach (var (text, period, amount, category) in Streams)
        {
            var first = payments.Rows.Count;
            var price = amount;
            var start = Payments.Day(From).AddDays(random.Next(25));
            for (var date = start; date <= Payments.Day(Today); date = Next(date, start, period))
            {
                if (random.Next(40) == 0)
                    continue;
                price = amount < 0 && random.Next(30) == 0 ? Math.Round(price * 1.08m, 2) : price;
                var description = string.Format(null, text, $"{random.Next(10, 28)}/{random.Next(1, 13):00}",
                    random.Next(1_000_000, 9_999_999));
                payments.Add(date.AddDays(random.Next(10) == 0 ? 1 : 0), price, description, category);
            }

            known.Add([.. payments.Rows.Skip(first).Select(row => row.Id)]);
        }

        payments.Shopping(From, Today, seed + 100);
        return (payments, known);
    }

    private static DateOnly Next(DateOnly date, DateOnly start, Period period) => period switch
    {
        Period.Weekly => date.AddDays(7),
        Period.Biweekly => date.AddDays(14),
        _ => start.AddMonths(Months(date, start) + (period switch { Period.Quarterly => 3, Period.Yearly => 12, _ => 1 })),
    };

    private static int Months(DateOnly date, DateOnly start) => (12 * (date.Year - start.Year)) + date.Month - start.Month;

    [Fact]
    public void Nearly_all_streams_are_found_and_nearly_none_is_invented()
    {
        int right = 0, found = 0, needed = 0;
        for (var seed = 0; seed < 8; seed++)
        {
            var (payments, known) = Household(seed);
            var streams = payments.Detect(Today);
            found += streams.Count;
            needed += known.Count;
            right += known.Where((rows, k) => streams.Any(stream => stream.Period == Streams[k].Period
                && stream.RowIds.Count(rows.Contains) >= .8 * Math.Max(rows.Count, stream.RowIds.Count()))).Count();
        }

        Assert.True(right >= .95 * needed, $"{right} of {needed}");
        Assert.True(right >= .95 * found, $"{right} of {found}");
    }
}
