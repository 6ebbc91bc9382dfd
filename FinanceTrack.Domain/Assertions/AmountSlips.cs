namespace FinanceTrack.Domain.Assertions;

/// <summary>The amounts from which a typist, a scanner or a misplaced point would have made the one that is there.</summary>
internal static class AmountSlips
{
    public static Dictionary<long, CorrectionKind> Of(long minor)
    {
        var slips = new Dictionary<long, CorrectionKind>();
        var sign = Math.Sign(minor);
        for (long low = 1; Math.Abs(minor) / (low * 10) > 0; low *= 10)
        {
            var (right, left) = (Math.Abs(minor) / low % 10, Math.Abs(minor) / (low * 10) % 10);
            if (right != left)
                slips[minor + sign * (right - left) * 9 * low] = CorrectionKind.DigitsExchanged;
        }

        slips[-minor] = CorrectionKind.WrongSign;
        slips[minor * 10] = CorrectionKind.MisplacedPoint;
        slips[minor * 100] = CorrectionKind.MisplacedPoint;
        if (minor % 10 == 0)
            slips[minor / 10] = CorrectionKind.MisplacedPoint;
        if (minor % 100 == 0)
            slips[minor / 100] = CorrectionKind.MisplacedPoint;
        slips.Remove(minor);
        return slips;
    }
}
