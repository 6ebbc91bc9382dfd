using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Messaging;

/// <summary>
/// Deletes what waits to be sent about a user, and every poison message that holds data of theirs, as part of their erasure and before
/// the user's own row.
/// </summary>
public static class EraseMessages
{
    // Messages recorded before their owners were are found by the id in their body; both engines ignore case here.
    private static readonly Statement DeleteSql = Statement.Of("""
        DELETE FROM Outbox WHERE UserId = @UserId;
        DELETE FROM PoisonMessages WHERE UserId = @UserId OR Body LIKE @Mention
            OR Id IN (SELECT PoisonMessageId FROM PoisonMessageOwners WHERE UserId = @UserId);
        """);

    public static Task<int> ExecuteAsync(DbSession session, Guid userId) =>
        session.ExecuteAsync(DeleteSql, new { UserId = userId, Mention = $"%{userId:D}%" });
}
