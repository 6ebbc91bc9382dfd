using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Storage;

/// <summary>
/// Deletes inbox keys that are older than any message still can be: a queue keeps a message for 7 days and a recorded poison message
/// is kept, and can be replayed, for <see cref="PoisonRetention"/>.
/// </summary>
public sealed class ForgetAcceptedMessages(Database database, TimeProvider time)
{
    internal static readonly TimeSpan PoisonRetention = TimeSpan.FromDays(30);

    private static readonly TimeSpan Retention = PoisonRetention + TimeSpan.FromDays(15);

    private const int PageSize = 5000;

    // In pages: one delete of everything would hold its locks for as long as it takes.
    private static readonly Statement DeletePage = Statement.Of(dialect => $"""
        DELETE FROM Inbox WHERE MessageKey IN
            (SELECT MessageKey FROM Inbox WHERE AcceptedAt < @Before ORDER BY AcceptedAt {dialect.Limit("@Limit")})
        """);

    /// <summary>The number of keys deleted.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var page = new { Before = time.Now() - Retention, Limit = PageSize };
        var (total, deleted) = (0, PageSize);
        while (deleted == PageSize)
        {
            deleted = await database.WriteAsync(session => session.ExecuteAsync(DeletePage, page), cancellationToken);
            total += deleted;
        }

        return total;
    }
}
