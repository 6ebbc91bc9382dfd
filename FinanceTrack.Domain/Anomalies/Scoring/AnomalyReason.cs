namespace FinanceTrack.Domain.Anomalies.Scoring;

/// <summary>What a reason is about; see <see cref="ReasonText"/> for the sentences and the meaning of the value.</summary>
public enum ReasonCode
{
    AmountForUser,
    AmountForCategory,
    AmountForMerchant,
    DaySpending,
    RareCategory,
    ForeignCurrency,
    NewMerchant,
    UnusualHour,
    DayCount,
    HourCount,
    MerchantRepeats,
    CategoryRun,
    Duplicate,
    Probe
}

/// <summary>One reason of a score: data, from which a client or <see cref="ReasonText"/> makes a sentence.</summary>
/// <param name="Code">What it is about.</param>
/// <param name="Nats">How much it contributed.</param>
/// <param name="Value">The ratio, share or count that the sentence names.</param>
/// <param name="UsualUpTo">For amounts: up to this much, in the transaction's currency and major units, nineteen of twenty would
/// be.</param>
public sealed record AnomalyReason(ReasonCode Code, double Nats, double Value, double? UsualUpTo = null);
