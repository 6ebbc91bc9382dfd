namespace FinanceTrack.Domain.Anomalies.Statistics;

/// <summary>
/// What a merchant was paid last and how often that came again: a rent, a salary, a subscription. The same amount within
/// three days is not a repeat but perhaps a double charge. Held in single precision, as <see cref="AmountState"/> is.
/// </summary>
/// <param name="Last">The last amount, in comparable units; negative for money out, 0 before there is one.</param>
/// <param name="LastDay">Day number of the date on which it was booked.</param>
/// <param name="Repeats">Rows that repeated the amount before them.</param>
public readonly record struct StandingAmount(float Last, int LastDay, float Repeats)
{
    private const double SameAmount = 0.005;
    private const int MinDays = 3;
    private const double DoubtfulRows = 2;

    /// <summary>
    /// Probability that a payment of this size or more is the last one again: the share of repeats among the
    /// <paramref name="rows"/> so far, two rows' worth of none mixed in. 0 for what is larger, or follows too soon.
    /// </summary>
    public double Chance(double amount, int day, int rows) =>
        Repeats > 0 && IsSameSide(amount) && IsLater(day) && Math.Abs(amount) <= Math.Abs(Last) * (1 + SameAmount)
            ? Repeats / (rows - 1 + DoubtfulRows)
            : 0;

    /// <summary>The state after one more row.</summary>
    public StandingAmount After(double amount, int day)
    {
        var isRepeat = IsSameSide(amount) && IsLater(day) && Math.Abs(amount - Last) <= SameAmount * Math.Abs(Last);
        return new StandingAmount((float)amount, day, isRepeat ? Repeats + 1 : Repeats);
    }

    private bool IsSameSide(double amount) => Math.Sign(amount) == Math.Sign(Last);

    /// <summary>Days are counted either way: rows need not arrive in the order of their dates.</summary>
    private bool IsLater(int day) => Math.Abs((long)day - LastDay) >= MinDays;
}
