using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Users.Sessions;

/// <summary>The user's sessions that still go on, newest first.</summary>
public sealed class ListSessions(Database database, TimeProvider time)
{
    /// <param name="current">The session that asks.</param>
    public async Task<Result<Page<Session>>> ExecuteAsync(Guid userId, Guid? current, PageRequest page, CancellationToken cancellationToken)
    {
        var before = Guid.AllBitsSet;
        if (page.Cursor is not null && !Guid.TryParseExact(page.Cursor, "N", out before))
            return new ValidationError("cursor", "This is not a cursor of ours.");

        var rows = await database.ReadAsync(
            session => SessionRows.ListAsync(session, userId, before, page.Limit + 1, time.Now()), cancellationToken);
        Session[] sessions = [.. rows.Take(page.Limit).Select(row => row.ToSession(current))];
        return new Page<Session>(sessions, rows.Count > page.Limit ? sessions[^1].Id.ToString("N") : null);
    }
}
