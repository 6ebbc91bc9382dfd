using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.PersonalData;

/// <summary>
/// Erases accounts whose address stayed unconfirmed for <see cref="AccountOptions.EraseUnconfirmedAfterDays"/>: anyone can open them with
/// any address. An administrator's, one that an operator has locked, and one that shares a ledger with others stay. An accepted invitation
/// has confirmed the address.
/// </summary>
public sealed class EraseUnconfirmed(
    Database database, EraseAccount erase, SecurityEvents events, IOptions<AccountOptions> options, TimeProvider time)
{
    /// <summary>Of one run; the next one continues with the others.</summary>
    private const int MaxAccounts = 2_000;

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        if (options.Value.EraseUnconfirmedAfterDays == 0)
            return;
        var before = time.Now().AddDays(-options.Value.EraseUnconfirmedAfterDays);
        var ids = await database.ReadAsync(session => UserTable.ListUnconfirmedAsync(session, before, MaxAccounts), cancellationToken);
        foreach (var id in ids)
        {
            // Where the storage of mails is unreachable it is for all of them: the next run tries again.
            var erased = await database.WriteAsync(session => EraseAsync(session, id), cancellationToken);
            if (erased.Error is UnavailableError)
                return;
        }
    }

    private async Task<Result<Done>> EraseAsync(DbSession session, Guid userId)
    {
        // Under the lock: its owner may have confirmed the address meanwhile.
        if (await UserTable.LockAsync(session, userId) is not { EmailConfirmed: false, Role: UserRole.User, LockedAt: null })
            return new Done();
        if (!(await LeaveLedgers.CheckAsync(session, userId)).TryGet(out var leaving, out _) || leaving.Shared.Count > 0)
            return new Done();
        if (await erase.ExecuteAsync(session, userId, AuditActor.System) is { } error)
            return error;
        session.WhenCommitted(() => events.UserErased(userId));
        return new Done();
    }
}
