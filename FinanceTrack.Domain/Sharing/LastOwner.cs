using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Sharing;

/// <summary>A ledger always has an owner, and a user always owns the ledger that came with the account.</summary>
internal static class LastOwner
{
    /// <returns>Null when the member may leave, or become something else than an owner.</returns>
    public static ConflictError? Refuse(IReadOnlyList<LedgerMemberRow> members, LedgerMemberRow member)
    {
        if (member.IsOwn)
            return new ConflictError("The ledger came with the member's account: its user stays an owner.");
        return member.Role == LedgerRole.Owner && members.Count(other => other.Role == LedgerRole.Owner) == 1
            ? new ConflictError("This is the only owner: make another member an owner first.")
            : null;
    }
}
