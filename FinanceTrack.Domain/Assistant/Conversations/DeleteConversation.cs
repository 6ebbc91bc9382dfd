using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assistant.Conversations;

/// <summary>Deletes one of the user's own conversations.</summary>
public sealed class DeleteConversation(Database database)
{
    /// <param name="ifMatch">The version the caller has seen, or null for whichever there is.</param>
    public Task<Result<Done>> ExecuteAsync(LedgerActor actor, Guid id, int? ifMatch, CancellationToken cancellationToken) =>
        database.WriteAsync<Done>(
            async session =>
            {
                if (await ConversationTable.LockAsync(session, actor, id) is not { } row)
                    return new NotFoundError("conversation");
                if (ifMatch is not null && ifMatch != row.Version)
                    return new StaleVersionError();
                await ConversationTable.DeleteAsync(session, actor, id);
                return default(Done);
            },
            cancellationToken);
}
