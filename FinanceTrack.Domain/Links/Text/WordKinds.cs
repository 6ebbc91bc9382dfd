namespace FinanceTrack.Domain.Links.Text;

/// <summary>
/// What a word of a bank line says about the movement. A word may say several things: "carta" is a card or a kind of purchase.
/// </summary>
[Flags]
internal enum WordKinds
{
    None = 0,
    Transfer = 1,
    Standing = 1 << 1,
    Card = 1 << 2,
    Cash = 1 << 3,
    TopUp = 1 << 4,
    Saving = 1 << 5,
    Loan = 1 << 6,
    Purchase = 1 << 7,
    Salary = 1 << 8,
    Rent = 1 << 9,
    Refund = 1 << 10,
    Fee = 1 << 11,
    Deposit = 1 << 12,

    /// <summary>Money in that no shop pays back: interest, a payout, a voucher.</summary>
    Income = 1 << 13,

    /// <summary>Articles, legal forms, months: words that say nothing.</summary>
    Noise = 1 << 14,

    /// <summary>What speaks against a transfer.</summary>
    NotTransfer = Purchase | Salary | Rent | Refund | Fee | Income,
}
