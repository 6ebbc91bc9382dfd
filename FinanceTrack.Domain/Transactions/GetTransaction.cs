using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Transactions;

public sealed class GetTransaction(Database database)
{
    public async Task<Result<TransactionDetails>> ExecuteAsync(Guid ledgerId, Guid id, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(session => TransactionTable.FindAsync(session, ledgerId, id), cancellationToken);
        return row is null ? new NotFoundError("transaction") : TransactionDetails.Of(row);
    }
}
