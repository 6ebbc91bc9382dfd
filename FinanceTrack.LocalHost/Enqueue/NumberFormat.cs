namespace FinanceTrack.LocalHost.Enqueue;

/// <summary>Finds the one decimal sign of a file from all its amounts, so that 1.250 is not guessed row by row.</summary>
internal static class NumberFormat
{
    /// <exception cref="StartFailure">The rows fit both signs with different amounts, or no sign fits all of them.</exception>
    public static DecimalSign Decide(IReadOnlyList<BankRow> rows, BankReading reading)
    {
        if (reading.Decimal is { } said)
        {
            return said;
        }

        var amounts = rows.Where(row => Fits(row, DecimalSign.Point) || Fits(row, DecimalSign.Comma)).ToList();
        var onlyPoint = amounts.Find(row => !Fits(row, DecimalSign.Comma));
        var onlyComma = amounts.Find(row => !Fits(row, DecimalSign.Point));
        return (onlyPoint, onlyComma) switch
        {
            ({ } point, { } comma) => throw Undecided(
                $"line {point.Line} has a decimal point ('{point.Amount!.Written}'), "
                + $"line {comma.Line} a decimal comma ('{comma.Amount!.Written}')"),
            (not null, null) => DecimalSign.Point,
            (null, not null) => DecimalSign.Comma,
            _ => ByDigits(amounts, reading.Hint),
        };
    }

    // Every amount is a whole number under one of the signs at least. One with more decimals than its currency has is not an amount.
    private static DecimalSign ByDigits(List<BankRow> amounts, LocaleHint? hint)
    {
        var different = amounts.Find(row => row.Amount!.Read(DecimalSign.Point) != row.Amount.Read(DecimalSign.Comma));
        if (different is null)
        {
            return DecimalSign.Point;
        }

        var (pointFits, commaFits) = (HasDigitsOf(amounts, DecimalSign.Point), HasDigitsOf(amounts, DecimalSign.Comma));
        if (pointFits != commaFits)
        {
            return pointFits ? DecimalSign.Point : DecimalSign.Comma;
        }

        return pointFits && hint is { Decimal: { } local } && hint.Fits(amounts.Select(row => row.CurrencyCode))
            ? local
            : throw Undecided(
                $"'{different.Amount!.Written}' on line {different.Line} is {different.Show(DecimalSign.Point)} with a decimal point "
                + $"and {different.Show(DecimalSign.Comma)} with a decimal comma");
    }

    private static bool HasDigitsOf(List<BankRow> amounts, DecimalSign sign) =>
        amounts.TrueForAll(row => row.Currency is null || !row.Amount!.IsConfusing(sign, row.Currency.Digits));

    private static bool Fits(BankRow row, DecimalSign sign) => row.Amount?.Read(sign) is not null;

    private static StartFailure Undecided(string readings) => new(
        $"The file does not say how its numbers are written: {readings}. Nothing was sent. "
        + "Say which it is with --decimal point or --decimal comma.");
}
