using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Sessions;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Operators;

/// <summary>Takes the admin role from a user, with effect from the next request on every instance.</summary>
public sealed class RevokeAdmin(
    OperatorWrites writes, IOptions<AdminOptions> admins, AuditTrail audit, AccountEvents events)
{
    /// <param name="admin">The administrator who asks; null for a command.</param>
    public async Task<Result<Done>> ExecuteAsync(
        Guid userId, ProvenReason why, CallerSession? admin, CancellationToken cancellationToken)
    {
        if (why.Problem() is { } problem)
            return problem;
        if (userId == admin?.UserId)
            return new ConflictError("An administrator cannot take the role from themselves.");
        var revoked = await writes.WriteAsync(
            admin,
            why,
            async session =>
            {
                if (await UserTable.LockAsync(session, userId) is not { Role: UserRole.Admin } account)
                    return new NotFoundError("administrator");
                if (account.EmailConfirmed && admins.Value.Names(account.Email))
                {
                    return new ConflictError(
                        "Admin:Emails names this address: the next sign-in would give the role back. Take it out first.");
                }

                account.Role = UserRole.User;
                await UserTable.UpdateCredentialsAsync(session, account);
                await audit.AddAsync(session, new AuditEntry(AuditKind.RoleChange, AuditActor.Administrator(admin))
                {
                    SubjectId = userId,
                    Details = new { role = UserRole.User },
                    Reason = why.Text,
                });
                return new Done();
            },
            cancellationToken);
        if (revoked.Succeeded)
            events.AdminRemoved(userId, admin?.UserId);
        return revoked;
    }
}
