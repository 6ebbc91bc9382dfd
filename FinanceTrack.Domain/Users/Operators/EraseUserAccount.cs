using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.PersonalData;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Users.Operators;

/// <summary>
/// Deletes a user with every row and every blob, for good, at the request of an administrator, who says why and proves the
/// password and the second factor: the event keeps who did it, and that a reason was given.
/// </summary>
public sealed class EraseUserAccount(OperatorWrites writes, EraseAccount erase, SecurityEvents events)
{
    /// <param name="ifMatch">The account's version that the caller has seen, or null for any.</param>
    public async Task<Result<Done>> ExecuteAsync(
        Guid userId, ProvenReason why, int? ifMatch, CallerSession admin, CancellationToken cancellationToken)
    {
        if (why.Problem(isRequired: true) is { } problem)
            return problem;
        if (userId == admin.UserId)
            return new ConflictError("An administrator erases their own account as any user does.");
        return await writes.WriteAsync(
            admin,
            why,
            async session =>
            {
                if (await UserTable.LockAsync(session, userId) is not { } account)
                    return new NotFoundError("user");
                if (ifMatch is not null && ifMatch != account.Version)
                    return new StaleVersionError();
                if (await erase.ExecuteAsync(session, userId, AuditActor.Administrator(admin), why.Text) is { } error)
                    return error;
                session.WhenCommitted(() => events.UserErased(userId));
                return new Done();
            },
            cancellationToken);
    }
}
