using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Rows;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Ledger;

/// <summary>
/// Makes and dissolves links, with what they make of their rows: role, fee, what was refunded, monthly sums. A link never makes, changes
/// or deletes a row's own money. The statistics follow with <see cref="FinishAsync"/>, once for any number of links.
/// </summary>
public sealed class LinkWriter(StatisticsUpdater statistics, JobBacklog backlog, TimeProvider time)
{
    private const string FeesSlug = "fees_government";

    /// <summary>The rows have no link that stands in the way. A refused pair is linked again.</summary>
    internal async Task<LinkRow> MakeAsync(DbSession session, LedgerState ledger, Link link)
    {
        var (source, target) = (await GetRowAsync(session, ledger, link.FromId), await GetRowAsync(session, ledger, link.ToId));
        var made = LinkRow.New(ledger.LedgerId, link, target.Currency, time.Now());
        if (await LinkTable.FindPairAsync(session, ledger.LedgerId, link.FromId, link.ToId) is { } known)
        {
            made = made with { Id = known.Id, CreatedAt = known.CreatedAt, Version = known.Version + 1 };
            await LinkTable.UpdateAsync(session, made);
        }
        else
        {
            await LinkTable.InsertAsync(session, made);
        }

        if (link.Kind == LinkKind.Transfer)
        {
            await ChangeAsync(session, source, AsOutgoing(ledger, source, target));
            await ChangeAsync(session, target, target with { Role = TransactionRole.Transfer });
        }
        else
        {
            await ChangeAsync(
                session,
                source,
                source with { Role = TransactionRole.Refund, LinkedCategoryId = target.LinkedCategoryId ?? target.CategoryId });
            await ChangeAsync(session, target, target with { RefundedMinor = target.RefundedMinor + link.AmountMinor });
        }

        return made;
    }

    /// <summary>Takes a link back. Refused, the pair is never proposed again; otherwise it may be.</summary>
    internal async Task<LinkRow> DissolveAsync(DbSession session, LedgerState ledger, LinkRow link, bool refuse)
    {
        var (source, target) = (await GetRowAsync(session, ledger, link.FromId), await GetRowAsync(session, ledger, link.ToId));
        await ChangeAsync(session, source, source with { Role = TransactionRole.Ordinary, FeeMinor = 0, LinkedCategoryId = null });
        await ChangeAsync(session, target, link.Kind == LinkKind.Transfer
            ? target with { Role = TransactionRole.Ordinary }
            : target with { RefundedMinor = target.RefundedMinor - link.AmountMinor });
        var refused = link with { State = LinkState.Rejected, UpdatedAt = time.Now(), Version = link.Version + 1 };
        await (refuse ? LinkTable.UpdateAsync(session, refused) : LinkTable.DeleteAsync(session, link));
        return refused;
    }

    /// <summary>Keeps that a pair which is not linked was refused.</summary>
    internal async Task RefuseAsync(DbSession session, LedgerState ledger, LinkKind kind, Guid fromId, Guid toId)
    {
        if (await LinkTable.FindPairAsync(session, ledger.LedgerId, fromId, toId) is { } known)
        {
            if (known.Holds)
                await DissolveAsync(session, ledger, known, refuse: true);
            return;
        }

        // A row may have left since the question was asked.
        if (await TransactionTable.FindAsync(session, ledger.LedgerId, fromId) is null
            || await TransactionTable.FindAsync(session, ledger.LedgerId, toId) is not { } target)
        {
            return;
        }

        var refused = new Link(kind, fromId, toId, Math.Abs(target.AmountMinor), LinkState.Rejected, 0, []);
        await LinkTable.InsertAsync(session, LinkRow.New(ledger.LedgerId, refused, target.Currency, time.Now()));
    }

    /// <summary>
    /// Takes back the links of a row whose money is about to change, or that is about to leave, and returns the row without them. A row
    /// without links costs no query.
    /// </summary>
    internal async Task<TransactionRow> ReleaseAsync(DbSession session, LedgerState ledger, TransactionRow row)
    {
        if (row is { Role: TransactionRole.Ordinary or TransactionRole.Adjustment, RefundedMinor: 0 })
            return row;
        foreach (var link in await LinkTable.ReadOfRowAsync(session, ledger.LedgerId, row.Id))
        {
            if (link.Holds)
                await DissolveAsync(session, ledger, link, refuse: false);
        }

        return await GetRowAsync(session, ledger, row.Id);
    }

    /// <summary>What came back for an expense counts in the category that the expense has now.</summary>
    internal async Task FollowCategoryAsync(DbSession session, LedgerState ledger, TransactionRow expense)
    {
        if (expense.RefundedMinor == 0)
            return;
        foreach (var link in await LinkTable.ReadOfRowAsync(session, ledger.LedgerId, expense.Id))
        {
            if (link is not { Kind: LinkKind.Refund, Holds: true } || link.ToId != expense.Id)
                continue;
            var credit = await GetRowAsync(session, ledger, link.FromId);
            await ChangeAsync(session, credit, credit with { LinkedCategoryId = expense.LinkedCategoryId ?? expense.CategoryId });
        }
    }

    /// <summary>
    /// After links were made or taken back. Transfers are not in the statistics, which follow therefore; and what other instances have
    /// read of the ledger is old. What is spent and expected is computed again.
    /// </summary>
    internal async Task<StatisticsState> FinishAsync(DbSession session, LedgerState ledger, bool transfersChanged)
    {
        await LedgersTable.TouchSetupAsync(session, ledger.LedgerId);
        await backlog.AddAsync(session, RefreshRequest.After(ledger.LedgerId));
        return transfersChanged ? await statistics.ApplyChangeAsync(session, ledger) : StatisticsState.Current;
    }

    private async Task ChangeAsync(DbSession session, TransactionRow old, TransactionRow changed)
    {
        // What moved between own accounts is not an anomaly; the score stays, for when it turns out to be something else.
        var row = changed with
        {
            IsAnomaly = changed.Role is not TransactionRole.Transfer && changed.Score > changed.ScoreThreshold,
            UpdatedAt = time.Now(),
            Version = old.Version + 1,
        };
        await LinkedRowTable.UpdateAsync(session, row);
        await RowFigures.ChangeAsync(session, [old], [row]);
    }

    /// <summary>What is lost on the way between accounts of one currency is an expense.</summary>
    private static TransactionRow AsOutgoing(LedgerState ledger, TransactionRow source, TransactionRow target)
    {
        var fee = source.Currency == target.Currency ? -source.AmountMinor - target.AmountMinor : 0;
        return source with
        {
            Role = TransactionRole.Transfer,
            FeeMinor = fee,
            LinkedCategoryId = fee == 0 ? null : ledger.Categories.Values.FirstOrDefault(category => category.Slug == FeesSlug)?.Id,
        };
    }

    private static async Task<TransactionRow> GetRowAsync(DbSession session, LedgerState ledger, Guid id) =>
        await TransactionTable.FindAsync(session, ledger.LedgerId, id)
            ?? throw new InvalidOperationException("A link names a transaction that is not there.");
}
