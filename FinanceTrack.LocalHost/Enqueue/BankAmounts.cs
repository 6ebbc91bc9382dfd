namespace FinanceTrack.LocalHost.Enqueue;

/// <summary>Turns a file's amounts into ours, where negative is money out, in the one format of the file.</summary>
/// <param name="Said">What the user said: about the decimal sign, an amount with too many decimals cannot then be misread.</param>
internal sealed record BankAmounts(DecimalSign Decimal, PositiveAmount Positive, BankReading Said)
{
    /// <exception cref="StartFailure">The rows do not decide what the format is.</exception>
    public static BankAmounts Of(IReadOnlyList<BankRow> rows, BankReading reading)
    {
        var sign = NumberFormat.Decide(rows, reading);
        return new BankAmounts(sign, AmountSigns.Decide(rows, sign, reading.Positive), reading);
    }

    /// <param name="row">A row of the file.</param>
    /// <param name="amount">Its amount.</param>
    /// <returns>Why the row is refused, or null.</returns>
    public string? Read(BankRow row, out decimal amount)
    {
        amount = 0;
        if (row.Amount?.Read(Decimal) is not { } written)
        {
            return $"The amount is not a number with a decimal {(Decimal == DecimalSign.Point ? "point" : "comma")}.";
        }

        if (row.Currency is { } currency)
        {
            if (!CurrencySign.Fits(row.Amount.Unit, currency))
            {
                return $"The amount has the sign '{row.Amount.Unit}', but the row is in {currency}. If the file does not name its "
                    + "currency, say it with --currency.";
            }

            if (Said.Decimal is null && row.Amount.IsConfusing(Decimal, currency.Digits))
            {
                return $"The amount can be {row.Show(DecimalSign.Point)} or {row.Show(DecimalSign.Comma)}. Say which with --decimal.";
            }
        }

        return WithSign(row, written, out amount);
    }

    private string? WithSign(BankRow row, decimal written, out decimal amount)
    {
        var direction = AmountSigns.DirectionOf(row.Type);
        // A type that says nothing leaves it to the user.
        var meaning = Positive == PositiveAmount.Type && direction == 0 ? Said.Positive ?? PositiveAmount.Type : Positive;
        amount = meaning switch
        {
            PositiveAmount.In => written,
            PositiveAmount.Out => -written,
            _ => direction * Math.Abs(written),
        };
        return meaning == PositiveAmount.Type && direction == 0
            ? $"The type '{row.Type}' does not say whether this is money in or out. Say what a positive amount means with --positive."
            : null;
    }
}
