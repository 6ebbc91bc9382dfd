namespace FinanceTrack.Domain.Assistant.Offline;

/// <summary>What a question is about. Stored as its number with a conversation's turn.</summary>
internal enum Intent
{
    /// <summary>Not understood.</summary>
    None = 0,
    Help = 1,
    Spent = 2,
    Received = 3,
    Net = 4,
    Count = 5,
    Average = 6,
    Largest = 7,
    List = 8,
    Categories = 9,
    Merchants = 10,
    Compare = 11,
    Trend = 12,
    Balance = 13,
    Recurring = 14,
    Forecast = 15,
    SafeToSpend = 16,
    Unusual = 17,
    Insights = 18,

    /// <summary>About something that a ledger does not hold.</summary>
    Outside = 19,

    /// <summary>A change of the ledger, which the offline engine does not propose.</summary>
    Change = 20,

    /// <summary>With a condition that the offline engine cannot compute, so that an answer without it would be wrong.</summary>
    Beyond = 21,
}
