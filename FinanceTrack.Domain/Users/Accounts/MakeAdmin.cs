using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using Microsoft.AspNetCore.Identity;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>
/// Gives a user the admin role, with effect from the next request. For the operator of the system: the first admin has to come
/// from somewhere, and no route leads here. The address must be confirmed: another person may have registered it.
/// </summary>
public sealed class MakeAdmin(Database database, ILookupNormalizer normalizer, AuditTrail audit, AccountEvents events)
{
    private static readonly ConflictError Unconfirmed = new(
        "The address is not confirmed, so another person may have registered it. Its owner confirms it first: under Settings in the "
        + "console, with the code from the mail.");

    public async Task<Result<UserProfile>> ExecuteAsync(string email, CancellationToken cancellationToken)
    {
        var normalized = normalizer.NormalizeEmail(email);
        var made = await database.WriteAsync<UserProfile>(
            async session =>
            {
                if (await UserTable.FindByEmailAsync(session, normalized) is not { Id: var id }
                    || await UserTable.LockAsync(session, id) is not { } account)
                {
                    return new NotFoundError("user");
                }

                if (!account.EmailConfirmed)
                    return Unconfirmed;
                account.Role = UserRole.Admin;
                await UserTable.UpdateCredentialsAsync(session, account);
                await audit.AddAsync(session, new AuditEntry(AuditKind.RoleChange, AuditActor.Operator)
                {
                    SubjectId = id,
                    Details = new { role = UserRole.Admin },
                });
                return account.ToProfile(await GetProfile.OwnLedgerAsync(session, id));
            },
            cancellationToken);
        if (made.Succeeded)
            events.AdminAdded(made.Value.Id);
        return made;
    }
}
