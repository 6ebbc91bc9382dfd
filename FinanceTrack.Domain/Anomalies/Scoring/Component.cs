using System.Runtime.CompilerServices;

namespace FinanceTrack.Domain.Anomalies.Scoring;

/// <summary>
/// What is looked at in a transaction. Each is a surprisal in nats, zero when nothing is unusual, taken before the transaction is learned
/// from.
/// </summary>
public enum Component
{
    /// <summary>A_u: the amount's cube root against the user's.</summary>
    AmountForUser,

    /// <summary>A_c: the amount's cube root against the user's in this category.</summary>
    AmountForCategory,

    /// <summary>A_m: the amount's cube root against the user's at this merchant.</summary>
    AmountForMerchant,

    /// <summary>B_u: the logarithm of the amount against the user's, spread above and below apart.</summary>
    LogAmountForUser,

    /// <summary>B_c: the same in this category.</summary>
    LogAmountForCategory,

    /// <summary>S: money spent in the 24 hours that end with this transaction.</summary>
    DaySpending,

    /// <summary>c_tail: share of the user's transactions in categories no more frequent than this one.</summary>
    RareCategory,

    /// <summary>cur_nl: probability of the currency for the user.</summary>
    ForeignCurrency,

    /// <summary>m_uc: probability of a new merchant in this category, when the merchant is new.</summary>
    NewMerchant,

    /// <summary>h_tail: share of the user's transactions at hours no more frequent than this one.</summary>
    UnusualHour,

    /// <summary>v24: transactions in 24 hours.</summary>
    DayCount,

    /// <summary>v1: transactions in one hour.</summary>
    HourCount,

    /// <summary>vmm: repeats at this merchant in 24 hours.</summary>
    MerchantRepeats,

    /// <summary>vcc: repeats in this category in 24 hours.</summary>
    CategoryRun,

    /// <summary>dup: same merchant and, within 0.5 %, same amount in three days.</summary>
    Duplicate,

    /// <summary>probe: ln of the amount over the smallest at this merchant in 24 hours.</summary>
    Probe
}

/// <summary>One surprisal for each <see cref="Component"/>.</summary>
[InlineArray(Count)]
public struct ComponentVector
{
    public const int Count = 16;

    private double _first;

    public double this[Component component]
    {
        readonly get => this[(int)component];
        set => this[(int)component] = value;
    }
}
