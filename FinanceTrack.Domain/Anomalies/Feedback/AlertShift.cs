namespace FinanceTrack.Domain.Anomalies.Feedback;

/// <summary>
/// How far a user's answers move the threshold above which they are alerted. With d dismissed and c confirmed alerts, and a
/// Beta(4, 4) prior on the share that is dismissed, the posterior odds that an alert is unwanted are (d + 4) / (c + 4), and the
/// threshold T = −ln(budget / rows) moves by half their logarithm: ordinary alerts become rarer by the square root of the odds.
/// One dismissal moves T by 0.11 nats, ten by 0.63; a user who answers evenly keeps the budget as it was set. (A threshold that
/// follows the number of recent alerts, answered or not, was measured and costs much recall.)
/// </summary>
public static class AlertShift
{
    private const double PriorAnswers = 4;

    /// <summary>ln 4: dismissing never leaves less than a quarter of the budget.</summary>
    public const double Quietest = 1.3862943611198906;

    /// <summary>−ln 1.5: confirming never gives more than one and a half times the budget.</summary>
    public const double Loudest = -0.4054651081081644;

    /// <summary>The shift in nats; positive is quieter.</summary>
    /// <param name="dismissed">Alerts that the user has dismissed.</param>
    /// <param name="confirmed">Transactions that the user has confirmed, with or without an alert.</param>
    public static double Of(int dismissed, int confirmed) =>
        Math.Clamp(Math.Log((dismissed + PriorAnswers) / (confirmed + PriorAnswers)) / 2, Loudest, Quietest);
}
