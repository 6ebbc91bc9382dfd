namespace FinanceTrack.Domain.Accounts.Rows;

/// <summary>What an account is for. Stored as its number.</summary>
public enum AccountKind
{
    Current = 0,
    Savings = 1,
    Card = 2,
    Cash = 3,
    Loan = 4,

    /// <summary>Valued by statements: it has transfers, and no trades.</summary>
    Investment = 5,
}

/// <summary>How rows reach an account. It decides when the account's days count as complete. Stored as its number.</summary>
public enum AccountFeed
{
    /// <summary>By hand: never complete, so a decision does not wait for it.</summary>
    Manual = 0,

    /// <summary>From files: complete up to the last booked row.</summary>
    File = 1,

    /// <summary>From a connection to the bank: complete up to two days ago.</summary>
    Connection = 2,
}
