namespace FinanceTrack.Domain.Users;

/// <summary>Stored as its number.</summary>
public enum UserRole
{
    User = 0,
    Admin = 1,
}
