namespace FinanceTrack.Domain.Anomalies.Facts;

/// <summary>
/// What was already recorded shortly before a transaction: rows whose time lies in (t − window, t]. Where either of two
/// rows has no time, "within 24 hours" means "on the same date", and "within an hour" is not known.
/// </summary>
public readonly record struct Windows(
    int InDay, int InHour, int AtMerchantInDay, int InCategoryInDay, int Duplicates, double SpentInDay, double SmallestAtMerchantInDay)
{
    /// <summary>
    /// Rows booked this many days before a transaction, up to <see cref="DaysAfter"/> after it, are all that a window can need.
    /// </summary>
    public const int DaysBefore = 3;

    /// <summary>A row may be booked later and yet have happened earlier.</summary>
    public const int DaysAfter = 1;

    /// <summary>At most this many rows are looked at, the latest recorded first; it bounds the cost of a mass import.</summary>
    public const int MaxRows = 256;

    private const double SameAmount = 0.005;

    /// <summary>
    /// Counts the windows that end with <paramref name="row"/>. The order of <paramref name="recent"/> must be that of recording: sums
    /// depend on it in the last bit.
    /// </summary>
    public static Windows Ending(in TransactionFacts row, ReadOnlySpan<TransactionFacts> recent)
    {
        int day = 0, hour = 0, merchant = 0, category = 0, duplicates = 0;
        double spent = 0, smallest = double.PositiveInfinity;
        foreach (ref readonly var other in recent)
        {
            if (other.IsMoneyOut != row.IsMoneyOut) continue;
            var age = Age(in row, in other);
            var sameMerchant = row.MerchantKey != StableKey.None && other.MerchantKey == row.MerchantKey;
            if (age.WithinDay)
            {
                day++;
                spent += other.Size;
                if (age.WithinHour) hour++;
                if (other.CategoryKey == row.CategoryKey) category++;
                if (sameMerchant)
                {
                    merchant++;
                    smallest = Math.Min(smallest, other.Size);
                }
            }
            if (sameMerchant && age.WithinThreeDays && Math.Abs(other.Size - row.Size) <= SameAmount * row.Size) duplicates++;
        }
        return new Windows(day, hour, merchant, category, duplicates, spent, smallest);
    }

    private static (bool WithinHour, bool WithinDay, bool WithinThreeDays) Age(in TransactionFacts row, in TransactionFacts other)
    {
        if (row.OccurredAt is { } now && other.OccurredAt is { } then)
        {
            var ticks = now.Ticks - then.Ticks;
            return ticks < 0
                ? (false, false, false)
                : (ticks < TimeSpan.TicksPerHour, ticks < TimeSpan.TicksPerDay, ticks < DaysBefore * TimeSpan.TicksPerDay);
        }
        var days = row.BookedOn.DayNumber - other.BookedOn.DayNumber;
        return (false, days == 0, days is >= 0 and < DaysBefore);
    }
}
