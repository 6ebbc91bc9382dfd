using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Links.Rows;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Links;

/// <summary>Links as a person says, by hand or by an answer. What a matcher linked gives way; what a person linked stays.</summary>
public sealed class PersonLinks(LinkWriter writer)
{
    internal async Task<Result<LinkRow>> LinkAsync(
        DbSession session, LedgerState ledger, LinkKind kind, Guid fromId, Guid toId, LinkState state)
    {
        if (await TransactionTable.FindAsync(session, ledger.LedgerId, fromId) is not { } from)
            return new ValidationError("/fromId", "There is no such transaction.");
        if (await TransactionTable.FindAsync(session, ledger.LedgerId, toId) is not { } to)
            return new ValidationError("/toId", "There is no such transaction.");
        var standing = await FindStandingAsync(session, ledger, kind, from, to);
        if (standing.Exists(link => link.State != LinkState.Automatic))
            return new ConflictError("One of the transactions is linked already. Delete that link first.");

        foreach (var link in standing)
            await writer.DissolveAsync(session, ledger, link, refuse: false);
        (from, to) = await ReadAsync(session, ledger, from, to);
        if (LinkRules.Problem(kind, from, to) is { } problem)
            return problem;
        var amount = kind == LinkKind.Transfer ? to.AmountMinor : LinkRules.RefundOf(from, to);
        var made = await writer.MakeAsync(session, ledger, new Link(kind, fromId, toId, amount, state, 1, []));
        await writer.FinishAsync(
            session, ledger, transfersChanged: kind == LinkKind.Transfer || standing.Exists(link => link.Kind == LinkKind.Transfer));
        return made;
    }

    /// <summary>The links that there cannot be beside this one.</summary>
    private static async Task<List<LinkRow>> FindStandingAsync(
        DbSession session, LedgerState ledger, LinkKind kind, TransactionRow from, TransactionRow to)
    {
        var ofFrom = await LinkTable.ReadOfRowAsync(session, ledger.LedgerId, from.Id);
        var ofTo = await LinkTable.ReadOfRowAsync(session, ledger.LedgerId, to.Id);
        return [.. ofFrom.Concat(ofTo).Where(link => link.Holds).DistinctBy(link => link.Id).Where(IsInTheWay)];

        // An expense may have several refunds, those of the matcher as far as there is room for them.
        bool IsInTheWay(LinkRow link) =>
            kind == LinkKind.Transfer || link.Kind == LinkKind.Transfer || link.FromId == from.Id
            || (link.State == LinkState.Automatic && -to.AmountMinor - to.RefundedMinor < from.AmountMinor);
    }

    private static async Task<(TransactionRow From, TransactionRow To)> ReadAsync(
        DbSession session, LedgerState ledger, TransactionRow from, TransactionRow to) => (
        (await TransactionTable.FindAsync(session, ledger.LedgerId, from.Id))!,
        (await TransactionTable.FindAsync(session, ledger.LedgerId, to.Id))!);
}
