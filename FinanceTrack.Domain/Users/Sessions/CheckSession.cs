using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Sessions;

/// <summary>
/// Reads the session behind an access token from the database, and with it the user's role. A token alone stays good for up to ten
/// minutes on an instance that has not heard of the end of its session: enough to read and record, never for what lasts. Every request
/// for sessions only is checked before its function runs, and what writes is checked again in its transaction, with the session locked:
/// a session that ends meanwhile changes nothing any more.
/// </summary>
public sealed class CheckSession(Database database, IOptions<AdminOptions> admins, AccountEvents events, TimeProvider time)
{
    private static readonly ForbiddenError NotAdmin = new("This is for administrators.");
    private static readonly ForbiddenError NoSecondFactor = new("An administrator needs a second factor: turn it on first.");

    internal static UnauthorizedError Ended { get; } = new("Credentials are missing, wrong or expired.");

    /// <returns>Null when the session is open and, where wanted, its user an administrator now.</returns>
    public async Task<Error?> RefuseAsync(CallerSession caller, bool forAdmins, CancellationToken cancellationToken)
    {
        var standing = await database.ReadAsync(
            session => SessionRows.FindStandingAsync(session, caller.UserId, caller.SessionId, time.Now()), cancellationToken);
        if (standing is null)
            return RefuseEnded(caller);
        return forAdmins ? RefuseRole(caller, standing.Role, standing.TwoFactorEnabled) : null;
    }

    /// <summary>
    /// The caller's account, with its row and that of the session locked until the transaction ends. It comes first in a transaction: every
    /// lock of a session follows that of its user.
    /// </summary>
    internal async Task<Result<UserAccount>> LockAsync(DbSession session, CallerSession caller)
    {
        if (await UserRows.LockAsync(session, caller.UserId) is { LockedAt: null } account
            && await SessionRows.LockAsync(session, caller.UserId, caller.SessionId, time.Now()) is not null)
            return account;
        return RefuseEnded(caller);
    }

    /// <summary>In the transaction of what administrators do.</summary>
    /// <param name="admin">Null for a command or a timer, which have no session.</param>
    internal async Task<Error?> RefuseAdminAsync(DbSession session, CallerSession? admin)
    {
        if (admin is null)
            return null;
        return (await LockAsync(session, admin)).TryGet(out var account, out var ended)
            ? RefuseRole(admin, account.Role, account.TwoFactorEnabled)
            : ended;
    }

    private UnauthorizedError RefuseEnded(CallerSession caller)
    {
        events.EndedSessionRefused(caller.UserId, caller.SessionId);
        return Ended;
    }

    private ForbiddenError? RefuseRole(CallerSession caller, UserRole role, bool hasSecondFactor)
    {
        if (role != UserRole.Admin)
        {
            events.NotAdminRefused(caller.UserId);
            return NotAdmin;
        }

        if (!admins.Value.RequireTwoFactor || hasSecondFactor)
            return null;
        events.AdminWithoutSecondFactorRefused(caller.UserId);
        return NoSecondFactor;
    }
}
