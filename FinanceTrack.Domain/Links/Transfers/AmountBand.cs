using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>
/// Between which amounts, without their signs, the other leg of a row can lie: those that the rules allow are inside, and few others.
/// </summary>
internal readonly record struct AmountBand(long Least, long Most)
{
    /// <summary>A little more than the 3 % of an amount that a fee may be; and of the amount that arrives after one.</summary>
    private const int FeePart = 33, FeePartOfArrived = 32;

    private static readonly double MaxRateFactor = Math.Exp(TransferRules.MaxRateDeviation);

    /// <summary>The same amount, or one that differs by a fee.</summary>
    public static AmountBand OfSameCurrency(BookedRow row)
    {
        var (minor, unit) = (row.AbsoluteMinor, row.Amount.Currency.MinorUnitsPerMajor);
        return row.IsOutgoing
            ? new AmountBand(minor - LargestFee(minor / FeePart, minor / TransferRules.MaxFeeShare, unit), minor)
            : new AmountBand(minor, minor + LargestFee(minor / FeePartOfArrived, minor / (TransferRules.MaxFeeShare - 1), unit));
    }

    /// <summary>What the day's rate makes of the row's amount, with what it may deviate; null where no rate is known.</summary>
    public static AmountBand? OfOtherCurrency(BookedRow row, DateOnly day, Currency other, ExchangeRate rates)
    {
        var (from, to) = row.IsOutgoing ? (row.Amount.Currency, other) : (other, row.Amount.Currency);
        if (rates(row.IsOutgoing ? row.BookedOn : day, from, to) is not (> 0 and var rate))
            return null;
        var major = (double)row.AbsoluteMinor / row.Amount.Currency.MinorUnitsPerMajor;
        var expected = (row.IsOutgoing ? major * rate : major / rate) * other.MinorUnitsPerMajor;
        return new AmountBand(ToMinor(expected / MaxRateFactor - 1), ToMinor(expected * MaxRateFactor + 1));
    }

    private static long LargestFee(long part, long share, long unit) =>
        Math.Min(
            Math.Min(TransferRules.MaxFeeMajor * unit, share + 1), Math.Max(part + 1, TransferRules.SmallFeeMajor * unit));

    private static long ToMinor(double minor) => (long)Math.Clamp(minor, 0, long.MaxValue / 2);
}
