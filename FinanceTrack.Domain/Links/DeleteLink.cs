using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Links.Rows;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Links;

/// <summary>Takes a link back. The pair is kept as refused, so that no matcher proposes it again.</summary>
public sealed class DeleteLink(Database database, LedgerReader ledgers, LinkWriter writer)
{
    /// <param name="ifMatch">The version the caller has seen, or null for whichever there is.</param>
    public Task<Result<Done>> ExecuteAsync(LedgerActor actor, Guid id, int? ifMatch, CancellationToken cancellationToken) =>
        database.WriteAsync(session => DeleteAsync(session, actor, id, ifMatch), cancellationToken);

    internal async Task<Result<Done>> DeleteAsync(DbSession session, LedgerActor actor, Guid id, int? ifMatch)
    {
        if (!(await ledgers.LockAsync(session, actor)).TryGet(out var ledger, out var refused))
            return refused;
        if (await LinkTable.FindAsync(session, actor.LedgerId, id) is not { } link)
            return new NotFoundError("link");
        if (ifMatch is not null && ifMatch != link.Version)
            return new StaleVersionError();
        if (!link.Holds)
            return new Done();
        await writer.DissolveAsync(session, ledger, link, refuse: true);
        await writer.FinishAsync(session, ledger, transfersChanged: link.Kind == LinkKind.Transfer);
        return new Done();
    }
}
