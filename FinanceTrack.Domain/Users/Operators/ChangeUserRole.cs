using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.Operators;

/// <summary>What a user is to become, and why.</summary>
public sealed record NewUserRole(UserRole? Role, string? Reason)
{
    /// <summary>Of the administrator who asks.</summary>
    [Required, MaxLength(AccountRules.MaxPasswordLength)]
    public string? Password { get; init; }

    /// <summary>Where the administrator's second factor is on: from the authenticator, or a recovery code.</summary>
    public string? Code { get; init; }
}

/// <summary>
/// Gives a user the admin role, or takes it away, with effect from the next request. The address of a new administrator must be confirmed:
/// another person may have registered it. Who asks proves the password and the second factor, so that a stolen token changes nothing
/// that lasts, and every administrator is told of a new one by mail.
/// </summary>
public sealed class ChangeUserRole(OperatorWrites writes, RevokeAdmin revoke, AccountMails mails, AuditTrail audit, AccountEvents events)
{
    private const int MaxTold = 100;

    private static readonly ConflictError Unconfirmed = new(
        "The address is not confirmed, so another person may have registered it. Its owner confirms it first: under Settings in the "
        + "console, with the code from the mail.");

    /// <param name="admin">The administrator who asks.</param>
    public async Task<Result<Done>> ExecuteAsync(
        Guid userId, NewUserRole change, CallerSession admin, CancellationToken cancellationToken)
    {
        var why = new ProvenReason(change.Reason) { Password = change.Password, Code = change.Code };
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
        Guid userId, ProvenReason why, CallerSession admin, CancellationToken cancellationToken)
    {
        var promoted = await writes.WriteAsync(admin, why, session => PromoteAsync(session, userId, why, admin), cancellationToken);
        if (promoted.Succeeded)
            events.AdminAdded(userId);
        return promoted;
    }

    private async Task<Result<Done>> PromoteAsync(DbSession session, Guid userId, ProvenReason why, CallerSession admin)
    {
        if (await UserTable.LockAsync(session, userId) is not { } account)
            return new NotFoundError("user");
        if (!account.EmailConfirmed)
            return Unconfirmed;
        account.Role = UserRole.Admin;
        await UserTable.UpdateCredentialsAsync(session, account);
        foreach (var told in await UserTable.ListAdminsAsync(session, Guid.AllBitsSet, MaxTold))
            await mails.SendAdminAddedAsync(session, told, isNew: told.Id == userId);
        await audit.AddAsync(session, new AuditEntry(AuditKind.RoleChange, AuditActor.Administrator(admin))
        {
            SubjectId = userId,
            Details = new { role = UserRole.Admin },
            Reason = why.Text,
        });
        return new Done();
    }
}
