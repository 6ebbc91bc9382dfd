using FinanceTrack.Domain.Users.Accounts;

namespace FinanceTrack.Domain.Users.Operators;

/// <summary>An account as operators see it.</summary>
/// <param name="LockedAt">Since when an operator has locked it; null when it is not locked.</param>
/// <param name="CodesLockedUntil">Until when codes of the second factor are refused; null when they are accepted.</param>
public sealed record UserStanding(
    Guid Id,
    string Email,
    bool EmailConfirmed,
    string DisplayName,
    UserRole Role,
    bool TwoFactorEnabled,
    DateTimeOffset? LockedAt,
    DateTimeOffset? CodesLockedUntil,
    DateTimeOffset CreatedAt)
{
    internal static UserStanding Of(UserAccount account) => new(
        account.Id,
        account.Email,
        account.EmailConfirmed,
        account.DisplayName,
        account.Role,
        account.TwoFactorEnabled,
        account.LockedAt,
        account.CodesLockedUntil,
        account.CreatedAt);
}
