using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Sessions;

/// <summary>
/// Reads the session behind an access token from the database, and with it the user's role. A token alone stays good for up to ten
/// minutes on an instance that has not heard of the end of its session: enough to read and record, never for what lasts.
/// </summary>
public sealed class CheckSession(Database database, IOptions<AdminOptions> admins, AccountEvents events, TimeProvider time)
{
    private static readonly UnauthorizedError Ended = new("Credentials are missing, wrong or expired.");
    private static readonly ForbiddenError NotAdmin = new("This is for administrators.");
    private static readonly ForbiddenError NoSecondFactor = new("An administrator needs a second factor: turn it on first.");

    /// <returns>Null when the session is open and, where wanted, its user an administrator now.</returns>
    public async Task<Error?> RefuseAsync(Guid userId, Guid sessionId, bool forAdmins, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(
            session => SessionRows.FindStandingAsync(session, userId, sessionId, time.Now()), cancellationToken) is not { } standing)
        {
            events.EndedSessionRefused(userId, sessionId);
            return Ended;
        }

        if (!forAdmins)
            return null;
        if (standing.Role != UserRole.Admin)
        {
            events.NotAdminRefused(userId);
            return NotAdmin;
        }

        if (!admins.Value.RequireTwoFactor || standing.TwoFactorEnabled)
            return null;
        events.AdminWithoutSecondFactorRefused(userId);
        return NoSecondFactor;
    }
}
