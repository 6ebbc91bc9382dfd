using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Administration;

/// <summary>Ledgers, the newest first, for administrators.</summary>
public sealed class ListAllLedgers(Database database)
{
    /// <param name="userId">Only those of which this user is a member; null for all.</param>
    public async Task<Result<Page<LedgerOverview>>> ExecuteAsync(Guid? userId, PageRequest page, CancellationToken cancellationToken)
    {
        if (!page.BeforeId().TryGet(out var before, out var error))
            return error;
        return await database.ReadAsync(
            async session =>
            {
                var rows = await LedgersTable.PageAsync(session, userId, before, page.Limit + 1);
                var shown = page.Of(rows, row => row.LedgerId);
                var members = (await LedgerMembersTable.OfLedgersAsync(session, shown.Items.Select(row => row.LedgerId)))
                    .ToLookup(member => member.LedgerId);
                return shown.Map(row => LedgerOverview.Of(row, members[row.LedgerId]));
            },
            cancellationToken);
    }
}
