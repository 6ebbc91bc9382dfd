using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Benchmarks.Quality.Peers;

/// <summary>
/// As Sure does it: the last three months, the same payee and exact amount, three rows or more, the last within 45 days, days of the month
/// that spread by five at most.
/// </summary>
internal static class ExactMonthly
{
    private const int Months = 3;
    private const int MinRows = 3;
    private const int MaxDaysSinceLast = 45;
    private const double MaxSpread = 5;
    private const int Circle = 31;

    public static IReadOnlyList<FoundPayments> Find(IReadOnlyList<RecurringRow> past, DateOnly today)
    {
        var found = new List<FoundPayments>();
        foreach (var rows in new PeerRows(past).GroupBy(row => row.Amount.MinorUnits))
        {
            var recent = rows.FindAll(row => row.Date >= today.AddMonths(-Months));
            if (recent.Count < MinRows || recent[^1].Date < today.AddDays(-MaxDaysSinceLast))
                continue;
            var expected = ExpectedDay([.. recent.Select(row => row.Date.Day)]);
            var distances = recent.ConvertAll(row =>
                (double)Math.Min(Math.Abs(row.Date.Day - expected), Circle - Math.Abs(row.Date.Day - expected)));
            if (PeerRows.Deviation(distances) > MaxSpread)
                continue;
            var next = new DateOnly(recent[^1].Date.Year, recent[^1].Date.Month, 1).AddMonths(1);
            var day = Math.Min(expected, DateTime.DaysInMonth(next.Year, next.Month));
            var size = PeerRows.Size(rows[0]);
            found.Add(FoundPayments.OfPeer(rows, Period.Monthly, next.AddDays(day - 1), size, size, size));
        }

        return found;
    }

    /// <summary>The median on a circle of 31 days, from where the days lie closest.</summary>
    private static int ExpectedDay(List<int> days)
    {
        var start = Enumerable.Range(0, Circle).MinBy(from => days.Max(Turned(from)) - days.Min(Turned(from)));
        var turned = days.Select(Turned(start)).Order().ToList();
        var half = turned.Count / 2;
        var median = turned.Count % 2 == 1 ? turned[half] : (turned[half - 1] + turned[half] + 1) / 2;
        return ((median + start) % Circle) + 1;

        static Func<int, int> Turned(int from) => day => (day - 1 - from + Circle) % Circle;
    }
}
