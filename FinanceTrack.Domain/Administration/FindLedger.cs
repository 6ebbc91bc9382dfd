using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Administration;

/// <summary>One ledger, for administrators.</summary>
public sealed class FindLedger(Database database)
{
    public Task<Result<LedgerOverview>> ExecuteAsync(Guid ledgerId, CancellationToken cancellationToken) =>
        database.ReadAsync<Result<LedgerOverview>>(
            async session => await LedgersTable.FindRowAsync(session, ledgerId) is { } row
                ? LedgerOverview.Of(row, await LedgerMembersTable.OfLedgerAsync(session, ledgerId))
                : new NotFoundError("ledger"),
            cancellationToken);
}
