namespace FinanceTrack.Domain.Monetary;

/// <summary>
/// An exact amount: integer minor units of one currency. Negative is money out.
/// </summary>
/// <param name="MinorUnits">Cents of EUR, yen of JPY, fils of KWD; at most <see cref="MaxAmount"/> either way.</param>
public readonly record struct Money(long MinorUnits, Currency Currency)
{
    /// <summary>
    /// The largest amount accepted, in minor units. Nine million rows of it still sum within a 64-bit integer,
    /// so that no month's total can overflow.
    /// </summary>
    public const long MaxAmount = 1_000_000_000_000;

    /// <summary>The amount in major units, exact: 1234 minor units of EUR are 12.34.</summary>
    public decimal Amount => new(
        (int)Math.Abs(MinorUnits),
        (int)(Math.Abs(MinorUnits) >> 32),
        0,
        MinorUnits < 0,
        (byte)Currency.Digits);

    /// <summary>
    /// The exact money of an amount in major units, or what is wrong with it: more digits than the currency has
    /// (12.345 EUR, 0.5 JPY), zero, or beyond <see cref="MaxAmount"/>.
    /// </summary>
    public static bool TryCreate(decimal amount, Currency currency, out Money money, out string? problem)
    {
        money = default;
        problem = null;
        if (Math.Abs(amount) > (decimal)MaxAmount / currency.MinorUnitsPerMajor)
        {
            problem = $"The amount must be at most {(decimal)MaxAmount / currency.MinorUnitsPerMajor:0} {currency.Code}.";
            return false;
        }

        var minor = amount * currency.MinorUnitsPerMajor;
        if (minor != decimal.Truncate(minor))
        {
            problem = $"An amount in {currency.Code} must have at most {currency.Digits} digits after the point.";
            return false;
        }

        if (minor == 0)
        {
            problem = "The amount must not be zero.";
            return false;
        }

        money = new Money((long)minor, currency);
        return true;
    }

    public override string ToString() => $"{Amount} {Currency.Code}";
}
