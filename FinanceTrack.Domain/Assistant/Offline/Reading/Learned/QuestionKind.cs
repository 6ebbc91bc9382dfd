namespace FinanceTrack.Domain.Assistant.Offline.Reading.Learned;

/// <summary>What the classifier tells questions apart by. Its weights are stored in this order.</summary>
internal enum QuestionKind
{
    /// <summary>Says too little to be answered.</summary>
    Unclear,

    /// <summary>About something that cannot be computed from a ledger.</summary>
    Unanswerable,
    Spent,
    Received,
    Net,
    Count,
    PerDay,
    PerMonth,
    Largest,

    /// <summary>When the last payment was.</summary>
    Latest,
    Balance,
    Categories,
    Merchants,
    Compare,
    Trend,
    Unusual,
    Recurring,
    RegularIncome,
    Forecast,
    SafeToSpend,
}
