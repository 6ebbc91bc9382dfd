using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Links.Rows;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Links;

/// <summary>Which links a list shows; what is null does not matter.</summary>
/// <param name="State">Without it, all that hold; the refused ones only when they are asked for.</param>
/// <param name="TransactionId">One of the two transactions.</param>
public sealed record LinkFilter(LinkKind? Kind = null, LinkState? State = null, Guid? TransactionId = null);

/// <summary>Lists a ledger's links, the latest first.</summary>
public sealed class ListLinks(Database database)
{
    public async Task<Result<Page<LinkDetails>>> ExecuteAsync(
        Guid ledgerId, LinkFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        if (!page.BeforeId().TryGet(out var before, out var error))
            return error;
        var states = filter.State is { } state ? (state, state) : (LinkState.Automatic, LinkState.User);
        var kinds = filter.Kind is { } kind ? (kind, kind) : (LinkKind.Transfer, LinkKind.Refund);
        var rows = await database.ReadAsync(
            session => filter.TransactionId is { } transaction
                ? ReadOfRowAsync(session, ledgerId, transaction, states, kinds, before)
                : LinkTable.ListAsync(session, ledgerId, states, kinds, before, page.Limit + 1),
            cancellationToken);
        return page.Of(rows, row => row.Id).Map(LinkDetails.Of);
    }

    // A transaction has a handful.
    private static async Task<List<LinkRow>> ReadOfRowAsync(
        DbSession session, Guid ledgerId, Guid transaction, (LinkState Min, LinkState Max) states, (LinkKind Min, LinkKind Max) kinds,
        Guid before) =>
        [.. (await LinkTable.ReadOfRowAsync(session, ledgerId, transaction))
            .Where(link => link.State >= states.Min && link.State <= states.Max && link.Kind >= kinds.Min && link.Kind <= kinds.Max)
            .OrderByDescending(link => link.Id.ToString("N"), StringComparer.Ordinal)
            .Where(link => before == Guid.AllBitsSet || string.CompareOrdinal(link.Id.ToString("N"), before.ToString("N")) < 0)];
}
