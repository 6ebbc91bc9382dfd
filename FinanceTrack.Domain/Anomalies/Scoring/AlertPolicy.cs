using FinanceTrack.Domain.Anomalies.Facts;

namespace FinanceTrack.Domain.Anomalies.Scoring;

/// <summary>When a user wants an alert.</summary>
/// <param name="FalseAlertsInMonth">The alert budget B: how many false alerts per month, on ordinary transactions, the user
/// tolerates.</param>
/// <param name="Shift">Nats by which the user's answers have moved the threshold; positive is quieter.</param>
/// <param name="Home">The user's home currency, where it is known.</param>
public readonly record struct AlertPolicy(double FalseAlertsInMonth, double Shift = 0, CurrencyCode Home = default)
{
    public const double DefaultBudget = 2;

    /// <summary>One false alert in eighty years: a smaller budget would ask for a score that nothing has.</summary>
    public const double MinBudget = 0.001;

    /// <summary>Below this the score says "like half of all transactions", which is never worth an alert.</summary>
    private const double MinThreshold = 0.6931471805599453;

    public static AlertPolicy Default => new(DefaultBudget);

    /// <summary>The part of the budget that is planned for: calibration on history is a little kinder than the future.</summary>
    private const double Planned = 0.8;

    /// <summary>T above which to alert a user with so many rows a month: −ln(.8 B / rows) + shift.</summary>
    public double Threshold(double rowsInMonth) =>
        Math.Max(MinThreshold, Shift - Math.Log(Planned * Math.Max(FalseAlertsInMonth, MinBudget) / Math.Max(rowsInMonth, 1)));
}
