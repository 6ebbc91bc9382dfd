using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>How likely it is that two rows have one amount by chance.</summary>
internal sealed class AmountRarity(RowIndex rows, TransferLinks links)
{
    private const int NearDays = 200;
    private const double WindowDays = TransferRules.DaysBefore + TransferRules.DaysAfter;

    /// <summary>So many rows alike make a chance pair certain: more need not be counted.</summary>
    private const int MaxAlike = (int)(2 * NearDays / WindowDays) + 1;

    /// <summary>So many rows of the amount are looked at, linked ones with them.</summary>
    private const int MaxLooked = 1_000;

    /// <summary>
    /// How many rows one would expect to fit this pair by chance: more for a round amount, and for one that is frequent here.
    /// </summary>
    public double ExpectedChancePairs(BookedRow outgoing, BookedRow incoming)
    {
        var alike = CountNear(incoming, outgoing) + CountNear(outgoing, incoming);
        var floor = RoundnessOf(incoming.AbsoluteMinor, WholeUnits(incoming.Amount.Currency)) switch
        {
            3 => .08,
            2 => .03,
            1 => .01,
            _ => .0025,
        };
        return Math.Min(1, floor + alike * WindowDays / (2 * NearDays));
    }

    /// <summary>Minor units of what counts as one whole unit. One yen is as small as a cent, so that it is a hundred there.</summary>
    public static long WholeUnits(Currency currency) => Math.Max(100, currency.MinorUnitsPerMajor);

    /// <summary>3 for a multiple of 100 whole units, 2 of 10, 1 of 1, else 0.</summary>
    public static int RoundnessOf(long minor, long whole) =>
        minor % (100 * whole) == 0 ? 3 : minor % (10 * whole) == 0 ? 2 : minor % whole == 0 ? 1 : 0;

    /// <summary>A fee is a round figure, ends in 99, or is ½, 1, 1½ … 3 % of the amount.</summary>
    public static bool LooksLikeFee(long fee, long sent, long whole)
    {
        if (fee % (whole / 2) == 0 || fee % whole == whole - whole / 100)
            return true;
        for (var perMille = 5; perMille <= 30; perMille += 5)
        {
            if (Math.Abs(fee - sent * perMille / 1000.0) <= .51)
                return true;
        }

        return false;
    }

    /// <summary>The other rows of this row's amount that are not linked, near the other leg and not in its account.</summary>
    private int CountNear(BookedRow row, BookedRow otherLeg)
    {
        var day = (row.IsOutgoing ? row : otherLeg).BookedOn.DayNumber;
        return rows.WithAmount(row.Amount.Currency, row.Amount.MinorUnits, otherLeg.AccountId, day - NearDays + 1, day + NearDays - 1)
            .Take(MaxLooked).Where(alike => alike.Id != row.Id && !links.IsLinked(alike.Id)).Take(MaxAlike).Count();
    }
}
