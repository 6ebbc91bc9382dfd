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

    /// <summary>Payments to be shown one by one.</summary>
    List,

    /// <summary>Why something was so expensive, or has changed.</summary>
    Reasons,
    Insights,
    Help,

    /// <summary>Asks for a change of the ledger or of the world.</summary>
    Change,
}
