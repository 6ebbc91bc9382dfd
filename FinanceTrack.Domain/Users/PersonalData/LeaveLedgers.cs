using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Users.PersonalData;

/// <summary>
/// Takes a user who is erased out of every ledger: one that has another owner stays with that owner, one without other members is erased.
/// </summary>
public sealed class LeaveLedgers(EraseLedger erase, AuditTrail audit)
{
    /// <summary>
    /// Locks the user's ledgers until the transaction ends; an error names those that have other members and no other owner.
    /// </summary>
    internal static async Task<Result<LeavingLedgers>> CheckAsync(DbSession session, Guid userId)
    {
        var leaving = new LeavingLedgers([], []);
        var blocked = new List<Guid>();
        foreach (var member in await LedgerMembersTable.OfUserAsync(session, userId))
        {
            await LedgersTable.LockAsync(session, member.LedgerId);
            var others = (await LedgerMembersTable.OfLedgerAsync(session, member.LedgerId)).Where(other => other.UserId != userId).ToList();
            if (others.Count == 0)
                leaving.Alone.Add(member.LedgerId);
            else if (member.Role != LedgerRole.Owner || others.Any(other => other.Role == LedgerRole.Owner))
                leaving.Shared.Add(member.LedgerId);
            else
                blocked.Add(member.LedgerId);
        }

        if (blocked.Count == 0)
            return leaving;
        return new ConflictError(
            $"Other members of the ledger {string.Join(", ", blocked)} would be left without an owner. "
            + "Make one of them an owner, or remove them, first.");
    }

    internal async Task ExecuteAsync(DbSession session, Guid userId, LeavingLedgers leaving, AuditActor by)
    {
        foreach (var ledgerId in leaving.Shared)
        {
            await LedgerMembersTable.DeleteAsync(session, ledgerId, userId);
            await audit.AddAsync(
                session, new AuditEntry(AuditKind.MemberRemoval, by) { SubjectId = userId, LedgerId = ledgerId });
        }

        foreach (var ledgerId in leaving.Alone)
            await erase.ExecuteAsync(session, ledgerId);
    }
}

/// <summary>The ledgers of a user who is erased.</summary>
/// <param name="Shared">Those that others keep.</param>
/// <param name="Alone">Those without other members.</param>
internal sealed record LeavingLedgers(List<Guid> Shared, List<Guid> Alone);
