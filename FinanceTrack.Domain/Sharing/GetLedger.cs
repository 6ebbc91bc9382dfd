using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Sharing;

public sealed class GetLedger(Database database)
{
    public async Task<Result<SharedLedger>> ExecuteAsync(LedgerActor actor, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => SharedLedger.FindAsync(session, actor), cancellationToken) is { } ledger
            ? ledger
            : new NotFoundError("ledger");
}
