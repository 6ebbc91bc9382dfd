namespace FinanceTrack.Domain.Categorization;

/// <summary>Which way the money went, where that is known.</summary>
public enum MoneyDirection
{
    Unknown,
    Out,
    In,
}

internal static class MoneyDirections
{
    /// <summary>The direction of a signed amount: negative is money out.</summary>
    public static MoneyDirection Of(long minorUnits) => Math.Sign(minorUnits) switch
    {
        < 0 => MoneyDirection.Out,
        > 0 => MoneyDirection.In,
        _ => MoneyDirection.Unknown,
    };
}
