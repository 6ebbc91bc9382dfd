namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>
/// What a row is besides money in or out; it follows from the row's links. Stored as its number, which <c>SummaryTable</c> names.
/// </summary>
public enum TransactionRole
{
    /// <summary>Income or expense, by its sign.</summary>
    Ordinary = 0,

    /// <summary>One side of a movement between own accounts: neither income nor expense.</summary>
    Transfer = 1,

    /// <summary>Money back for an expense: no income.</summary>
    Refund = 2,

    /// <summary>A correction of a balance that a user has confirmed: neither income nor expense.</summary>
    Adjustment = 3,
}
