using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Links.Rows;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Limits;

namespace FinanceTrack.Domain.Links;

/// <summary>Which two transactions belong together.</summary>
/// <param name="FromId">The outgoing transaction of a transfer, the credit of a refund.</param>
/// <param name="ToId">The incoming transaction of a transfer, the expense of a refund.</param>
public sealed record NewLink([Required] LinkKind? Kind, [Required] Guid? FromId, [Required] Guid? ToId);

/// <summary>Links two transactions by hand.</summary>
public sealed class CreateLink(IdempotentWrites writes, LedgerReader ledgers, PersonLinks links, RowLimits limits)
{
    public async Task<Result<LinkDetails>> ExecuteAsync(
        LedgerActor actor, NewLink link, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        errors.Require(link.Kind is not null, "/kind", "A kind of link is required.");
        errors.Require(link.FromId is not null, "/fromId", "A transaction is required.");
        errors.Require(link.ToId is not null, "/toId", "A transaction is required.");
        if (errors.Any)
            return errors.ToError();
        return await writes.WriteAsync(
            actor.UserId, key, session =>
            CreateAsync(session, actor, link.Kind!.Value, link.FromId!.Value, link.ToId!.Value), cancellationToken);
    }

    internal async Task<Result<LinkDetails>> CreateAsync(DbSession session, LedgerActor actor, LinkKind kind, Guid fromId, Guid toId)
    {
        // A link that is taken back is kept as refused, so that there can be one for each pair of transactions.
        var written = limits.Of(actor.UserId, 1, areTransactions: false);
        if (!(await ledgers.LockAsync(session, actor, written)).TryGet(out var ledger, out var refused))
            return refused;
        return (await links.LinkAsync(session, ledger, kind, fromId, toId, LinkState.User)).Map(LinkDetails.Of);
    }
}
