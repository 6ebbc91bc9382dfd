using FinanceTrack.Domain.Accounts.Rows;

namespace FinanceTrack.Domain.Links;

/// <summary>An account of the ledger, with what a bank line may say of it.</summary>
/// <param name="Name">The name that the user gave it; its words may stand in the lines of the other accounts.</param>
/// <param name="NumberTail">The last digits of its number, eight at most; null where the number is not known.</param>
public sealed record OwnAccount(Guid Id, AccountKind Kind, string Currency, string Name, string? NumberTail, AccountFeed Feed);
