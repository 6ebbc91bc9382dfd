using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assistant.Conversations;

/// <summary>Lists a user's own conversations about a ledger, the latest first, a page at a time.</summary>
public sealed class ListConversations(Database database)
{
    public async Task<Result<Page<ConversationItem>>> ExecuteAsync(
        LedgerActor reader, PageRequest page, CancellationToken cancellationToken)
    {
        if (!page.BeforeId().TryGet(out var before, out var error))
            return error;
        var rows = await database.ReadAsync(
            session => ConversationTable.ListAsync(session, reader, before, page.Limit + 1), cancellationToken);
        return page.Of(rows, row => row.Id).Map(ConversationItem.Of);
    }
}
