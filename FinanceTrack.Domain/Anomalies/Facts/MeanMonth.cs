namespace FinanceTrack.Domain.Anomalies.Facts;

/// <summary>The month that rates are given in: a twelfth of the Gregorian calendar's mean year of 365.2425 days, rounded.</summary>
public static class MeanMonth
{
    public const double Days = 30.44;
}
