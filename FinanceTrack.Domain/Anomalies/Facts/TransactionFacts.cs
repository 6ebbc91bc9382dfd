namespace FinanceTrack.Domain.Anomalies.Facts;

/// <summary>All that scoring and statistics see of one transaction: no text, no identity.</summary>
/// <param name="Sequence">Position in the order in which the user's rows were recorded; statistics are folded in this order.</param>
/// <param name="BookedOn">The date it was booked.</param>
/// <param name="OccurredAt">The instant, UTC, where it is known; without it only the date counts and hours play no part.</param>
/// <param name="Size">Absolute amount in comparable units: major units divided by <see cref="CurrencyScale"/>, between 0.01 and
/// 1e12.</param>
/// <param name="IsMoneyOut">Whether the money left the user.</param>
/// <param name="Currency">The currency it was made in.</param>
/// <param name="CategoryKey"><see cref="StableKey"/> of the category.</param>
/// <param name="MerchantKey"><see cref="StableKey"/> of the normalised description, or <see cref="StableKey.None"/>.</param>
public readonly record struct TransactionFacts(
    long Sequence, DateOnly BookedOn, DateTime? OccurredAt, double Size, bool IsMoneyOut, CurrencyCode Currency, long CategoryKey,
    long MerchantKey)
{
    private const double MinSize = 0.01;
    private const double MaxSize = 1e12;

    /// <summary>When it happened: the start of its date where no more is known.</summary>
    public DateTime Time => OccurredAt ?? BookedOn.ToDateTime(TimeOnly.MinValue);

    /// <summary>
    /// The facts of an amount in major units of its currency, negative for money out. Zero, absurd sizes and NaN become the nearest size
    /// that can be learned from.
    /// </summary>
    public static TransactionFacts Of(
        long sequence, DateOnly bookedOn, DateTime? occurredAt, double amount, string currency, long categoryKey, long merchantKey)
    {
        var code = CurrencyCode.Of(currency);
        var size = LearnableSize(Math.Abs(amount) / CurrencyScale.Of(code));
        return new TransactionFacts(sequence, bookedOn, occurredAt, size, amount < 0, code, categoryKey, merchantKey);
    }

    internal static double LearnableSize(double size) => double.IsNaN(size) ? MinSize : Math.Clamp(size, MinSize, MaxSize);
}
