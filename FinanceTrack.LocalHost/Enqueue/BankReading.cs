namespace FinanceTrack.LocalHost.Enqueue;

/// <summary>What is known about a file beside its rows. What is null is decided from the rows, or the file is refused.</summary>
/// <param name="Currency">ISO 4217, for files that name none.</param>
/// <param name="Hint">How the user's country writes numbers and dates.</param>
internal sealed record BankReading(
    string Currency, LocaleHint? Hint = null, DecimalSign? Decimal = null, DayOrder? Dates = null, PositiveAmount? Positive = null);

/// <summary>The sign before an amount's decimals.</summary>
internal enum DecimalSign
{
    Point = 0,
    Comma = 1,
}

/// <summary>What comes first in a date that ends with the year.</summary>
internal enum DayOrder
{
    Day = 0,
    Month = 1,
}

/// <summary>What a positive amount means.</summary>
internal enum PositiveAmount
{
    /// <summary>Money in, as in a bank's statement.</summary>
    In = 0,

    /// <summary>Money out, as in a card's list of purchases.</summary>
    Out = 1,

    /// <summary>What the file's type column says; the signs of the amounts say nothing.</summary>
    Type = 2,
}
