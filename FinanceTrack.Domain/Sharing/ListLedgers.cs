using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Sharing;

/// <summary>The ledgers that a user is a member of, the user's own first. They are few: there is one page.</summary>
public sealed class ListLedgers(Database database)
{
    public async Task<Result<Page<SharedLedger>>> ExecuteAsync(Guid userId, CancellationToken cancellationToken) =>
        new Page<SharedLedger>(await database.ReadAsync(session => ReadAsync(session, userId), cancellationToken), null);

    private static async Task<IReadOnlyList<SharedLedger>> ReadAsync(DbSession session, Guid userId)
    {
        var rows = (await LedgersTable.OfUserAsync(session, userId)).ToDictionary(row => row.LedgerId);
        return
        [
            .. (await LedgerMembersTable.OfUserAsync(session, userId))
                .Where(member => rows.ContainsKey(member.LedgerId))
                .OrderBy(member => !member.IsOwn)
                .Select(member => SharedLedger.Of(rows[member.LedgerId], member.Membership)),
        ];
    }
}
