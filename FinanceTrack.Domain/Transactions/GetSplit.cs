using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Transactions;

/// <summary>Reads the parts of a transaction.</summary>
public sealed class GetSplit(Database database)
{
    public Task<Result<SplitDetails>> ExecuteAsync(Guid ledgerId, Guid id, CancellationToken cancellationToken) => database.ReadAsync(
        async session => await TransactionTable.FindAsync(session, ledgerId, id) is { } row
            ? SplitDetails.Of(row, await PartTable.ReadAsync(session, row))
            : (Result<SplitDetails>)new NotFoundError("transaction"),
        cancellationToken);
}
