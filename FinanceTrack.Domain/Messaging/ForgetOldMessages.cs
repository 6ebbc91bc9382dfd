using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Messaging;

/// <summary>
/// Deletes poison messages after 30 days, whatever became of them, those that no user could be found for after 7, and inbox keys and the
/// hashes of erased ids after 45, when no message can be that old any more: a queue keeps one for 7 days, and it can be replayed while it
/// is recorded.
/// </summary>
public sealed class ForgetOldMessages(Database database, TimeProvider time)
{
    private const int PageSize = 5000;

    private static readonly TimeSpan PoisonRetention = TimeSpan.FromDays(30);
    private static readonly TimeSpan UnattributedRetention = TimeSpan.FromDays(7);
    private static readonly TimeSpan FailureRetention = TimeSpan.FromDays(8); // A message lives seven in its queue.
    private static readonly TimeSpan KeyRetention = TimeSpan.FromDays(45);

    private static readonly Statement DeletePoisonSql = Statement.Of("DELETE FROM PoisonMessages WHERE RecordedAt < @Before");

    // They may hold the data of a user who is erased meanwhile, in a spelling that nothing here reads. A job's message holds no user's.
    private static readonly Statement DeleteUnattributedSql = Statement.Of("""
        DELETE FROM PoisonMessages WHERE RecordedAt < @Before AND UserId IS NULL AND Queue <> @Jobs
            AND NOT EXISTS (SELECT 1 FROM PoisonMessageOwners o WHERE o.PoisonMessageId = PoisonMessages.Id)
        """);

    // In pages: one delete of everything would hold its locks for as long as it takes.
    private static readonly Statement DeleteKeysSql = Statement.Of(dialect => $"""
        DELETE FROM Inbox WHERE MessageKey IN
            (SELECT MessageKey FROM Inbox WHERE AcceptedAt < @Before ORDER BY AcceptedAt {dialect.Limit("@Limit")})
        """);

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = time.Now();
        var poison = new { Before = now - PoisonRetention };
        await database.WriteAsync(session => session.ExecuteAsync(DeletePoisonSql, poison), cancellationToken);

        var unattributed = new { Before = now - UnattributedRetention, QueueNames.Jobs };
        await database.WriteAsync(session => session.ExecuteAsync(DeleteUnattributedSql, unattributed), cancellationToken);

        await database.WriteAsync(session => MessageFailureTable.DeleteAsync(session, now - FailureRetention), cancellationToken);

        await database.WriteAsync(session => ErasedIdTable.DeleteAsync(session, now - KeyRetention), cancellationToken);

        var page = new { Before = now - KeyRetention, Limit = PageSize };
        var deleted = PageSize;
        while (deleted == PageSize)
            deleted = await database.WriteAsync(session => session.ExecuteAsync(DeleteKeysSql, page), cancellationToken);
    }
}
