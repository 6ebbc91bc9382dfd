using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Statistics;

namespace FinanceTrack.Domain.Anomalies.Scoring;

/// <summary>
/// Scores a transaction against a user's statistics: <see cref="Observe"/>, then <see cref="Assess"/>, and for a row that
/// is recorded <see cref="Learn"/>. Pure: the same inputs give the same bits, and nothing is read or written elsewhere.
/// </summary>
public sealed class AnomalyScorer(Priors priors, ICombiner combiner)
{
    /// <summary>A scorer without a trained model.</summary>
    public AnomalyScorer(Priors priors) : this(priors, new SumCombiner(priors.SumTail))
    {
    }

    public Priors Priors => priors;

    public ICombiner Combiner => combiner;

    /// <summary>
    /// What is unusual in the row. <paramref name="recent"/>: rows as <see cref="Windows"/> wants them, in the order of recording.
    /// </summary>
    public Observation Observe(
        in TransactionFacts row, StatisticsSet statistics, ReadOnlySpan<TransactionFacts> recent, CurrencyCode home = default) =>
        Observer.Observe(in row, statistics, recent, priors, home);

    /// <summary>The score of an observed row, whether it is an alert, and why.</summary>
    public AnomalyAssessment Assess(in TransactionFacts row, StatisticsSet statistics, in Observation seen, AlertPolicy policy)
    {
        var components = seen.Components;
        var combination = combiner.Combine(in components);
        var threshold = policy.Threshold(statistics.User.RowsInMonth);
        var reasons = combination.Tail < AnomalyAssessment.WorthAReason
            ? []
            : ReasonFinder.Find(in row, statistics, in seen, combination.Contributions, isAlert: combination.Tail > threshold);
        return new AnomalyAssessment(combination.Tail, threshold, reasons, combiner.Name);
    }

    /// <summary>Lets the statistics learn the row they were just compared with.</summary>
    public static void Learn(in TransactionFacts row, StatisticsSet statistics, in Observation seen) =>
        Observer.Learn(in row, statistics, in seen);
}

/// <summary>The outcome of scoring.</summary>
/// <param name="Tail">T = −ln P(as unusual or more), nats.</param>
/// <param name="TailThreshold">The T above which this user is alerted.</param>
/// <param name="Reasons">The largest contributions, most telling first; one at least for an alert, empty for what is nowhere near
/// unusual.</param>
/// <param name="ScoredBy">"sum", or the version of the model.</param>
public sealed record AnomalyAssessment(double Tail, double TailThreshold, IReadOnlyList<AnomalyReason> Reasons, string ScoredBy)
{
    /// <summary>T from which reasons are looked for: one transaction in three.</summary>
    public const double WorthAReason = 1.1;

    /// <summary>1 − e^(−T): the share of ordinary transactions that are less unusual, 0..1.</summary>
    public double Score => 1 - Math.Exp(-Tail);

    /// <summary>The score above which this user is alerted, 0..1.</summary>
    public double Threshold => 1 - Math.Exp(-TailThreshold);

    public bool IsAnomaly => Tail > TailThreshold;
}
