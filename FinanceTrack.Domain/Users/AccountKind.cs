namespace FinanceTrack.Domain.Users;

/// <summary>Whose money it is: the prior of the categoriser. Stored as its number.</summary>
public enum AccountKind
{
    Household = 0,
    Business = 1,
}
