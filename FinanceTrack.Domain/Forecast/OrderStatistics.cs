namespace FinanceTrack.Domain.Forecast;

/// <summary>
/// Finds single values of an ascending order without making all of it, which is faster than to sort for the five quantiles of a day.
/// </summary>
internal static class OrderStatistics
{
    private const int FewEnoughToSort = 24;

    /// <summary>Moves the values so that at each rank stands what would stand there in ascending order (Hoare's Find).</summary>
    /// <param name="ranks">Indexes, ascending and distinct.</param>
    public static void Select(Span<double> values, ReadOnlySpan<int> ranks) => Select(values, 0, ranks);

    private static void Select(Span<double> values, int offset, ReadOnlySpan<int> ranks)
    {
        while (!ranks.IsEmpty)
        {
            if (values.Length <= FewEnoughToSort)
            {
                values.Sort();
                return;
            }

            var split = Partition(values);
            var lower = 0;
            while (lower < ranks.Length && ranks[lower] < offset + split)
                lower++;
            Select(values[..split], offset, ranks[..lower]);
            values = values[split..];
            offset += split;
            ranks = ranks[lower..];
        }
    }

    // No value of the first part is above one of the second, and neither part is empty: of three values one is not below the median's, and
    // one not above it.
    private static int Partition(Span<double> values)
    {
        var pivot = Median(values[0], values[values.Length / 2], values[^1]);
        int low = -1, high = values.Length;
        while (true)
        {
            do
                low++;
            while (values[low] < pivot);
            do
                high--;
            while (values[high] > pivot);
            if (low >= high)
                return high + 1;
            (values[low], values[high]) = (values[high], values[low]);
        }
    }

    private static double Median(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
