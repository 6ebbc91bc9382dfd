using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Ledgers;

/// <summary>
/// What a feature gives a new ledger to start with, in the same transaction as the ledger's own row.
/// Registered in the container by each feature that has something to give.
/// </summary>
public interface ILedgerOpenedHandler
{
    Task OnOpenedAsync(DbSession session, Guid ledgerId);
}

/// <summary>Writes a new ledger with its first owner and all that features give a new ledger.</summary>
public sealed class OpenLedger(IEnumerable<ILedgerOpenedHandler> features)
{
    /// <param name="isOwn">Whether it comes with the user's account.</param>
    internal async Task<LedgerMembership> ExecuteAsync(DbSession session, Guid userId, LedgerRow ledger, bool isOwn)
    {
        var member = new LedgerMemberRow
        {
            LedgerId = ledger.LedgerId,
            UserId = userId,
            Role = LedgerRole.Owner,
            IsOwn = isOwn,
            CreatedAt = ledger.CreatedAt,
            Version = 1,
        };
        await LedgersTable.InsertAsync(session, ledger);
        await LedgerMembersTable.InsertAsync(session, member);
        foreach (var feature in features)
            await feature.OnOpenedAsync(session, ledger.LedgerId);
        return member.Membership;
    }
}
