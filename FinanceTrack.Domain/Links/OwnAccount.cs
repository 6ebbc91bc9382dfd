namespace FinanceTrack.Domain.Links;

public enum AccountKind
{
    Current,
    Savings,
    Card,
    Cash,
    Loan,
    Investment,
}

/// <summary>How rows reach an account. It decides when the account's days count as complete.</summary>
public enum AccountFeed
{
    /// <summary>By hand: never complete, so a decision does not wait for it.</summary>
    Manual,

    /// <summary>From files: complete up to the last booked row.</summary>
    File,

    /// <summary>From a connection to the bank: complete up to two days ago.</summary>
    Connection,
}

/// <summary>An account of the ledger, with what a bank line may say of it.</summary>
/// <param name="Name">The name that the user gave it; its words may stand in the lines of the other accounts.</param>
/// <param name="NumberTail">The last digits of its number, eight at most; null where the number is not known.</param>
public sealed record OwnAccount(Guid Id, AccountKind Kind, string Currency, string Name, string? NumberTail, AccountFeed Feed);
