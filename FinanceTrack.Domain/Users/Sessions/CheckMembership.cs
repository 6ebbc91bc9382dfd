using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Domain.Users.Sessions;

/// <summary>Reads a user's place in a ledger as it is now. An access token says it as it was when the token was issued.</summary>
public sealed class CheckMembership(Database database)
{
    /// <summary>Null for one who is not a member.</summary>
    public async Task<LedgerMembership?> FindAsync(Guid userId, Guid ledgerId, CancellationToken cancellationToken) =>
        (await database.ReadAsync(session => LedgerMembersTable.FindAsync(session, ledgerId, userId), cancellationToken))?.Membership;
}
