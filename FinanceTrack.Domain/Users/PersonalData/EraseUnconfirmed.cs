using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Sessions;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.PersonalData;

/// <summary>
/// Erases accounts whose address stayed unconfirmed for <see cref="AccountOptions.EraseUnconfirmedAfterDays"/>: anyone can open them with
/// any address. One that was used meanwhile, an administrator's, one that an operator has locked, and one that shares a ledger stay. An
/// accepted invitation has confirmed the address.
/// </summary>
public sealed class EraseUnconfirmed(
    Database database, EraseAccount erase, SecurityEvents events, IOptions<AccountOptions> options, TimeProvider time)
{
    /// <summary>Of one run; the next one continues with the others.</summary>
    private const int MaxAccounts = 2_000;

    private const int PageSize = 500;

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        if (options.Value.EraseUnconfirmedAfterDays == 0)
            return;
        var (before, after, erased) = (time.Now().AddDays(-options.Value.EraseUnconfirmedAfterDays), Guid.Empty, 0);
        while (erased < MaxAccounts)
        {
            var ids = await database.ReadAsync(
                session => UserTable.ListUnconfirmedAsync(session, before, after, PageSize), cancellationToken);
            if (ids.Count == 0)
                return;
            foreach (var id in ids)
            {
                // Where the storage of mails is unreachable it is for all of them: the next run tries again.
                var outcome = await database.WriteAsync(session => EraseAsync(session, id, before), cancellationToken);
                if (outcome.Error is UnavailableError)
                    return;
                erased += outcome.TryGet(out var isErased, out _) && isErased ? 1 : 0;
            }

            after = ids[^1];
        }
    }

    private async Task<Result<bool>> EraseAsync(DbSession session, Guid userId, DateTimeOffset before)
    {
        // Under the lock: its owner may have confirmed the address meanwhile.
        if (await UserTable.LockAsync(session, userId) is not { EmailConfirmed: false, Role: UserRole.User, LockedAt: null })
            return false;
        if (await SessionTable.WereUsedSinceAsync(session, userId, before))
            return false;
        if (!(await LeaveLedgers.CheckAsync(session, userId)).TryGet(out var leaving, out _) || leaving.Shared.Count > 0)
            return false;
        if (await erase.ExecuteAsync(session, userId, AuditActor.System) is { } error)
            return error;
        session.WhenCommitted(() => events.UserErased(userId));
        return true;
    }
}
