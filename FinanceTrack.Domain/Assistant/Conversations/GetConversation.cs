using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assistant.Conversations;

/// <summary>Reads one of the user's own conversations.</summary>
public sealed class GetConversation(Database database)
{
    public Task<Result<ConversationDetails>> ExecuteAsync(LedgerActor reader, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync<Result<ConversationDetails>>(
            async session => await ConversationTable.FindAsync(session, reader, id) is { } row
                ? ConversationDetails.Of(row, await ConversationTable.ReadTurnsAsync(session, reader, id))
                : new NotFoundError("conversation"),
            cancellationToken);
}
