using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Benchmarks.Quality.Peers;

/// <summary>
/// The common recipe of many trackers: a payee, amounts within 2 % (else all of the payee when amounts vary by less than 30 %), the median
/// gap in a band, gaps that vary by less than 30 %.
/// </summary>
internal static class MedianGap
{
    private const double Tolerance = .02;
    private const double MaxVariation = .3;

    private static readonly (Period Period, int Low, int High)[] Bands =
    [
        (Period.Weekly, 5, 9), (Period.Biweekly, 12, 16), (Period.Monthly, 26, 35), (Period.Quarterly, 85, 100),
        (Period.HalfYearly, 170, 190), (Period.Yearly, 350, 380),
    ];

    public static IReadOnlyList<FoundPayments> Find(IReadOnlyList<RecurringRow> past)
    {
        var found = new List<FoundPayments>();
        foreach (var rows in new PeerRows(past).GroupBy(row => row.Amount.MinorUnits > 0))
        {
            var before = found.Count;
            found.AddRange(Clusters(rows).Select(Describe).OfType<FoundPayments>());
            var sizes = rows.ConvertAll(PeerRows.Size);
            if (found.Count == before && PeerRows.Deviation(sizes) <= MaxVariation * sizes.Average() && Describe(rows) is { } whole)
                found.Add(whole);
        }

        return found;
    }

    private static List<List<RecurringRow>> Clusters(List<RecurringRow> rows)
    {
        var clusters = new List<List<RecurringRow>>();
        foreach (var row in rows.OrderBy(PeerRows.Size))
        {
            var half = row.Amount.Currency.MinorUnitsPerMajor / 2.0;
            if (clusters.Count > 0
                && PeerRows.Size(row) - PeerRows.Size(clusters[^1][0]) <= Math.Max(half, Tolerance * PeerRows.Size(clusters[^1][0])))
            {
                clusters[^1].Add(row);
            }
            else
            {
                clusters.Add([row]);
            }
        }

        return clusters;
    }

    private static FoundPayments? Describe(List<RecurringRow> rows)
    {
        var days = rows.Select(row => row.Date.DayNumber).Distinct().Order().ToList();
        var gaps = days.Zip(days.Skip(1), (a, b) => (double)(b - a)).Order().ToList();
        if (gaps.Count == 0)
            return null;
        var median = gaps[gaps.Count / 2];
        var band = Array.Find(Bands, band => median >= band.Low && median <= band.High);
        if (band.High == 0 || days.Count < (band.Period >= Period.HalfYearly ? 2 : 3)
            || PeerRows.Deviation(gaps) > MaxVariation * gaps.Average())
        {
            return null;
        }

        List<RecurringRow> ordered = [.. rows.OrderBy(row => row.Date)];
        var sizes = ordered.ConvertAll(PeerRows.Size);
        return FoundPayments.OfPeer(ordered, band.Period, ordered[^1].Date.AddDays((int)median), sizes.Average(), sizes.Min(), sizes.Max());
    }
}
