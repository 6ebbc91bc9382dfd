using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Messaging;

/// <summary>
/// Deletes what waits to be sent about a user or a ledger, and every poison message that holds data of theirs, as part of their erasure and
/// before their own row. Messages that name them and become poison later are not kept either.
/// </summary>
public static class EraseMessages
{
    // Messages recorded before their owners were are found by the id in their body; both engines ignore case here.
    private static readonly Statement DeleteSql = Statement.Of("""
        DELETE FROM Outbox WHERE OwnerId = @OwnerId;
        DELETE FROM PoisonMessages WHERE UserId = @OwnerId OR Body LIKE @Mention
            OR Id IN (SELECT PoisonMessageId FROM PoisonMessageOwners WHERE UserId = @OwnerId);
        """);

    public static async Task ExecuteAsync(DbSession session, Guid ownerId, DateTimeOffset now)
    {
        await session.ExecuteAsync(DeleteSql, new { OwnerId = ownerId, Mention = $"%{ownerId:D}%" });
        await ErasedIdTable.AddAsync(session, ownerId, now);
    }
}
