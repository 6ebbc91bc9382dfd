using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Accounts;

public sealed class GetAccount(Database database)
{
    public async Task<Result<AccountDetails>> ExecuteAsync(Guid ledgerId, Guid id, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(session => AccountTable.FindAsync(session, ledgerId, id), cancellationToken);
        return row is null ? new NotFoundError("account") : AccountDetails.Of(row);
    }
}
