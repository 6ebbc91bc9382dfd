using FinanceTrack.Domain.Data;
using Microsoft.AspNetCore.Identity;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>
/// Identity's view of the <c>Users</c> table, inside one transaction. A setter changes the object and
/// <see cref="UpdateAsync"/> writes it; the caller locked the row when it loaded it, so there is nothing to compare.
/// </summary>
internal sealed partial class IdentityUserStore(DbSession session, TimeProvider time)
    : IUserPasswordStore<UserAccount>, IUserEmailStore<UserAccount>, IUserLockoutStore<UserAccount>, IUserSecurityStampStore<UserAccount>
{
    public async Task<IdentityResult> CreateAsync(UserAccount user, CancellationToken cancellationToken)
    {
        await UserTable.InsertAsync(session, user);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(UserAccount user, CancellationToken cancellationToken)
    {
        await UserTable.UpdateCredentialsAsync(session, user);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> DeleteAsync(UserAccount user, CancellationToken cancellationToken)
    {
        await UserTable.DeleteAsync(session, user.Id);
        return IdentityResult.Success;
    }

    public async Task<UserAccount?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? await UserTable.LockAsync(session, id) : null;

    public Task<UserAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        UserTable.FindByEmailAsync(session, normalizedUserName);

    public Task<UserAccount?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) =>
        UserTable.FindByEmailAsync(session, normalizedEmail);

    public Task<string> GetUserIdAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    // The e-mail address is the user's name.
    public Task<string?> GetUserNameAsync(UserAccount user, CancellationToken cancellationToken) => GetEmailAsync(user, cancellationToken);

    public Task SetUserNameAsync(UserAccount user, string? userName, CancellationToken cancellationToken) =>
        SetEmailAsync(user, userName, cancellationToken);

    public Task<string?> GetNormalizedUserNameAsync(UserAccount user, CancellationToken cancellationToken) =>
        GetNormalizedEmailAsync(user, cancellationToken);

    public Task SetNormalizedUserNameAsync(UserAccount user, string? normalizedName, CancellationToken cancellationToken) =>
        SetNormalizedEmailAsync(user, normalizedName, cancellationToken);

    public Task<string?> GetEmailAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task SetEmailAsync(UserAccount user, string? email, CancellationToken cancellationToken) =>
        SetAsync(() => user.Email = email ?? throw new ArgumentNullException(nameof(email)));

    public Task<string?> GetNormalizedEmailAsync(UserAccount user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.NormalizedEmail);

    public Task SetNormalizedEmailAsync(UserAccount user, string? normalizedEmail, CancellationToken cancellationToken) =>
        SetAsync(() => user.NormalizedEmail = normalizedEmail ?? throw new ArgumentNullException(nameof(normalizedEmail)));

    public Task<bool> GetEmailConfirmedAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult(user.EmailConfirmed);

    public Task SetEmailConfirmedAsync(UserAccount user, bool confirmed, CancellationToken cancellationToken) =>
        SetAsync(() => user.EmailConfirmed = confirmed);

    public Task<string?> GetPasswordHashAsync(UserAccount user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.PasswordHash);

    public Task SetPasswordHashAsync(UserAccount user, string? passwordHash, CancellationToken cancellationToken) =>
        SetAsync(() => user.PasswordHash = passwordHash ?? "");

    public Task<bool> HasPasswordAsync(UserAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.PasswordHash.Length > 0);

    public Task<string?> GetSecurityStampAsync(UserAccount user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.SecurityStamp);

    public Task SetSecurityStampAsync(UserAccount user, string stamp, CancellationToken cancellationToken) =>
        SetAsync(() => user.SecurityStamp = stamp);

    // Identity computes lockouts with the machine's clock and accepts no other: the end is converted to that clock.
    public Task<DateTimeOffset?> GetLockoutEndDateAsync(UserAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.LockedAt is null ? user.LockoutEnd + MachineAhead : DateTimeOffset.MaxValue); // An operator's lock has no end.

    public Task SetLockoutEndDateAsync(UserAccount user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) =>
        SetAsync(() => user.LockoutEnd = lockoutEnd - MachineAhead);

    public Task<int> IncrementAccessFailedCountAsync(UserAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(++user.AccessFailedCount);

    public Task ResetAccessFailedCountAsync(UserAccount user, CancellationToken cancellationToken) =>
        SetAsync(() => user.AccessFailedCount = 0);

    public Task<int> GetAccessFailedCountAsync(UserAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.AccessFailedCount);

    public Task<bool> GetLockoutEnabledAsync(UserAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.LockoutEnabled || user.LockedAt is not null);

    public Task SetLockoutEnabledAsync(UserAccount user, bool enabled, CancellationToken cancellationToken) =>
        SetAsync(() => user.LockoutEnabled = enabled);

    // The caller that opened the session disposes of it.
    public void Dispose()
    {
    }

    private TimeSpan MachineAhead => TimeProvider.System.GetUtcNow() - time.GetUtcNow();

    private static Task SetAsync(Action set)
    {
        set();
        return Task.CompletedTask;
    }
}
