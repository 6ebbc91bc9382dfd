using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;

namespace FinanceTrack.Domain.Users.Operators;

/// <summary>The administrators, newest account first.</summary>
public sealed class ListAdmins(Database database)
{
    public async Task<Result<Page<UserStanding>>> ExecuteAsync(PageRequest page, CancellationToken cancellationToken)
    {
        if (!page.BeforeId().TryGet(out var before, out var error))
            return error;

        var rows = await database.ReadAsync(session => UserTable.ListAdminsAsync(session, before, page.Limit + 1), cancellationToken);
        return page.Of(rows, row => row.Id).Map(UserStanding.Of);
    }
}
