namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>What two rows must satisfy to be legs of one transfer.</summary>
public static class TransferRules
{
    /// <summary>How many days before the outgoing leg the incoming one may be booked, and how many after.</summary>
    public const int DaysBefore = 4, DaysAfter = 9;

    /// <summary>The largest deviation from the day's rate, as a logarithm.</summary>
    internal const double MaxRateDeviation = .06;

    internal const int SmallFeeMajor = 6, MaxFeeMajor = 60, MaxFeeShare = 5;

    private const int MaxFeePercent = 3;

    /// <summary>
    /// True when what is missing on arrival can be a fee: at most 3 %, or 6.00 if that is more; never above 60.00, nor above a fifth of the
    /// amount.
    /// </summary>
    public static bool IsFee(long sentMinor, long arrivedMinor, long minorUnitsPerMajor)
    {
        var fee = sentMinor - arrivedMinor;
        return fee > 0
            && fee <= MaxFeeMajor * minorUnitsPerMajor
            && fee * MaxFeeShare <= sentMinor
            && (fee * 100 <= MaxFeePercent * sentMinor || fee <= SmallFeeMajor * minorUnitsPerMajor);
    }

    internal static bool AreOpposite(BookedRow outgoing, BookedRow incoming) =>
        outgoing.AccountId != incoming.AccountId && outgoing.Amount.MinorUnits < 0 && incoming.Amount.MinorUnits > 0;
}
