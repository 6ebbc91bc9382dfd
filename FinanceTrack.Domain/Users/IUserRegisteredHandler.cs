using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Users;

/// <summary>
/// What a feature gives a new user to start with, in the same transaction as the user's own row.
/// Registered in the container by each feature that has something to give.
/// </summary>
public interface IUserRegisteredHandler
{
    Task OnRegisteredAsync(DbSession session, UserSettings user);
}
