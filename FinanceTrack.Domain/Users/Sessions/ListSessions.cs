using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Users.Sessions;

/// <summary>The user's sessions that still go on, newest first.</summary>
public sealed class ListSessions(Database database, TimeProvider time)
{
    /// <param name="current">The session that asks.</param>
    public async Task<Result<Page<Session>>> ExecuteAsync(Guid userId, Guid? current, PageRequest page, CancellationToken cancellationToken)
    {
        if (!page.BeforeId().TryGet(out var before, out var error))
            return error;

        var rows = await database.ReadAsync(
            session => SessionTable.ListAsync(session, userId, before, page.Limit + 1, time.Now()), cancellationToken);
        return page.Of(rows, row => row.Id).Map(row => row.ToSession(current));
    }
}
