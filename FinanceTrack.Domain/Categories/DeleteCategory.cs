using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Categorization.Memory;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Summaries;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Domain.Users.Limits;

namespace FinanceTrack.Domain.Categories;

/// <summary>Deletes a category; its transactions and rules go to another one, with their sums and statistics.</summary>
public sealed class DeleteCategory(
    Database database, LedgerReader ledgers, StatisticsUpdater statistics, RowLimits limits, TimeProvider time)
{
    /// <param name="reassignTo">Where its transactions and rules go; needed when there are any.</param>
    /// <param name="ifMatch">The version the caller has seen, or null for whichever there is.</param>
    public Task<Result<Deleted>> ExecuteAsync(
        LedgerActor actor, Guid id, Guid? reassignTo, int? ifMatch, CancellationToken cancellationToken) =>
        database.WriteAsync(session => DeleteAsync(session, actor, id, reassignTo, ifMatch), cancellationToken);

    private async Task<Result<Deleted>> DeleteAsync(DbSession session, LedgerActor actor, Guid id, Guid? reassignTo, int? ifMatch)
    {
        if (!(await ledgers.LockAsync(session, actor)).TryGet(out var ledger, out var refused))
            return refused;
        if (await CategoryTable.LockAsync(session, actor.LedgerId, id) is not { } category)
            return new NotFoundError("category");
        if (ifMatch is not null && ifMatch != category.Version)
            return new StaleVersionError();
        if (reassignTo is { } target && (target == id || !ledger.Categories.TryGetValue(target, out var taking) || taking.IsArchived))
            return new ValidationError("reassignTo", "Must be another category of the ledger, and not archived.");

        var state = StatisticsState.Current;
        if (await TransactionTable.HasCategoryAsync(session, actor.LedgerId, id)
            || await PartTable.HasCategoryAsync(session, actor.LedgerId, id))
        {
            if (reassignTo is null)
                return new ConflictError("The category has transactions: name another one in reassignTo.");
            // Moving them holds the lock as long as they are many: they count as if they were written again.
            var moved = await TransactionTable.CountInCategoryAsync(session, actor.LedgerId, id);
            var written = limits.Of(actor.UserId, moved, areTransactions: false);
            if (!(await LedgerLock.TakeAsync(session, actor, written)).TryGet(out _, out refused))
                return refused;
            await ReassignAsync(session, ledger, id, reassignTo.Value);
            state = await statistics.ApplyChangeAsync(session, ledger);
        }

        if (reassignTo is null && await CategoryMemory.HasRulesAsync(session, actor.LedgerId, id))
            return new ConflictError("Rules give the category: name another one in reassignTo, or delete the rules.");

        await (reassignTo is { } successor
            ? CategoryMemory.ReassignAsync(session, actor.LedgerId, id, successor)
            : CategoryMemory.ForgetCategoryAsync(session, actor.LedgerId, id));
        await CategoryTable.DeleteAsync(session, actor.LedgerId, id);
        return new Deleted(state);
    }

    private async Task ReassignAsync(DbSession session, LedgerState ledger, Guid from, Guid to)
    {
        await TransactionTable.MoveCategoryAsync(
            session, ledger.LedgerId, from, to, RowCategorization.CategoryKey(ledger, to), time.Now());
        await LinkedRowTable.MoveLinkedCategoryAsync(session, ledger.LedgerId, from, to);
        await PartTable.MoveCategoryAsync(session, ledger.LedgerId, from, to);
        await SummaryTable.MoveCategoryAsync(session, ledger.LedgerId, from, to);
    }
}
