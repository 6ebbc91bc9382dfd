using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.Operators;

/// <summary>What a user is to become, and why.</summary>
public sealed record NewUserRole(UserRole? Role, string? Reason);

/// <summary>
/// Gives a user the admin role, or takes it away, with effect from the next request. The address of a new administrator must be confirmed:
/// another person may have registered it.
/// </summary>
public sealed class ChangeUserRole(
    Database database, CheckSession check, RevokeAdmin revoke, AuditTrail audit, AccountEvents events)
{
    private static readonly ConflictError Unconfirmed = new(
        "The address is not confirmed, so another person may have registered it. Its owner confirms it first: under Settings in the "
        + "console, with the code from the mail.");

    /// <param name="admin">The administrator who asks.</param>
    public async Task<Result<Done>> ExecuteAsync(
        Guid userId, NewUserRole change, CallerSession admin, CancellationToken cancellationToken)
    {
        var why = new OperatorReason(change.Reason);
        if (change.Role is not { } role)
            return new ValidationError("/role", "Must be `user` or `admin`.");
        if (why.Problem(isRequired: true) is { } problem)
            return problem;
        if (userId == admin.UserId)
            return new ConflictError("An administrator cannot change their own role.");
        return await (role == UserRole.User
            ? revoke.ExecuteAsync(userId, why, admin, cancellationToken)
            : PromoteAsync(userId, why, admin, cancellationToken));
    }

    private async Task<Result<Done>> PromoteAsync(
        Guid userId, OperatorReason why, CallerSession admin, CancellationToken cancellationToken)
    {
        var promoted = await database.WriteAsync<Done>(
            async session =>
            {
                if (await check.RefuseAdminAsync(session, admin) is { } refused)
                    return refused;
                if (await UserTable.LockAsync(session, userId) is not { } account)
                    return new NotFoundError("user");
                if (!account.EmailConfirmed)
                    return Unconfirmed;
                account.Role = UserRole.Admin;
                await UserTable.UpdateCredentialsAsync(session, account);
                await audit.AddAsync(session, new AuditEntry(AuditKind.RoleChange, AuditActor.Administrator(admin))
                {
                    SubjectId = userId,
                    Details = new { role = UserRole.Admin },
                    Reason = why.Text,
                });
                return new Done();
            },
            cancellationToken);
        if (promoted.Succeeded)
            events.AdminAdded(userId);
        return promoted;
    }
}
