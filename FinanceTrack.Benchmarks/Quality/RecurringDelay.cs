using System.Globalization;
using FinanceTrack.Benchmarks.Quality.RecurringHouseholds;
using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary>How soon a stream that starts midway is found: on the day of its second, third, fourth payment.</summary>
internal static class RecurringDelay
{
    private const int MinDaysBefore = 100;
    private const int StreamsPerHousehold = 7;
    private const int Households = 60;
    private const double Likeness = .8;

    public static IEnumerable<string> Measure(IEnumerable<RecurringHousehold> households)
    {
        var cases = households.Take(Households).SelectMany(household => household.Streams
            .Where(stream => !stream.IsRenamed && stream.Period <= Period.Monthly
                && household.Rows[stream.Rows[0]].Date > household.Start.AddDays(MinDaysBefore))
            .Take(StreamsPerHousehold).Select(stream => (household, stream))).ToList();
        foreach (var payment in (int[])[2, 3, 4])
        {
            var found = cases.Select(pair => IsFound(pair.household, pair.stream, payment)).OfType<bool>().ToList();
            var share = found.Count(right => right) / (double)Math.Max(found.Count, 1);
            yield return string.Create(CultureInfo.InvariantCulture, $"{payment}: {share:0.00} of {found.Count}");
        }
    }

    private static bool? IsFound(RecurringHousehold household, KnownStream stream, int payment)
    {
        var days = stream.Rows.Select(row => household.Rows[row].Date).Distinct().ToList();
        if (days.Count < payment || days[payment - 1] > household.AsOf.AddDays(MinDaysBefore))
            return null;
        var today = days[payment - 1];
        var past = stream.Rows.Where(row => household.Rows[row].Date <= today).ToHashSet();
        return RecurringDetector.Detect(household.Past(today), today).Any(found =>
        {
            var rows = found.RowIds.Select(RecurringHousehold.IndexOf).ToList();
            var shared = rows.Count(past.Contains);
            return found.Period == stream.Period && shared >= Likeness * past.Count && shared >= Likeness * rows.Count;
        });
    }
}
