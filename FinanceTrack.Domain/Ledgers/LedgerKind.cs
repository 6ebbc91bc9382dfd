namespace FinanceTrack.Domain.Ledgers;

/// <summary>Whose money it is: the prior of the categoriser. Stored as its number.</summary>
public enum LedgerKind
{
    Household = 0,
    Business = 1,
}
