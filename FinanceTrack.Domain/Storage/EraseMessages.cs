using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Storage;

/// <summary>Forgets what waits to be sent about a user, and every poison message that names them, as part of their erasure.</summary>
public static class EraseMessages
{
    // A body that could not be read may still name the user: both engines compare letters here without regard to case.
    private static readonly Statement Delete = Statement.Of("""
        DELETE FROM Outbox WHERE UserId = @UserId;
        DELETE FROM PoisonMessages WHERE UserId = @UserId OR Body LIKE @Mention;
        """);

    public static Task<int> ExecuteAsync(DbSession session, Guid userId) =>
        session.ExecuteAsync(Delete, new { UserId = userId, Mention = $"%{userId:D}%" });
}
