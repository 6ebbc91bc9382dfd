using FinanceTrack.Domain.Categories;
using FinanceTrack.Domain.Categorization.Memory;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Summaries;

namespace FinanceTrack.Domain.Ledger;

/// <summary>Deletes a category; its transactions and rules go to another one, with their sums and statistics.</summary>
public sealed class DeleteCategory(Database database, LedgerHeads heads, StatisticsFollowUp statistics, TimeProvider time)
{
    private static readonly Statement CountSql = Statement.Of(
        "SELECT COUNT(*) FROM Transactions WHERE UserId = @UserId AND CategoryId = @CategoryId");

    private static readonly Statement ReassignSql = Statement.Of("""
        UPDATE Transactions SET CategoryId = @TargetId, CategoryKey = @TargetKey, UpdatedAt = @Now, Version = Version + 1
        WHERE UserId = @UserId AND CategoryId = @CategoryId
        """);

    private static readonly Statement SumsSql = Statement.Of("""
        SELECT UserId, Month, Currency, CategoryId, IncomeMinor, ExpenseMinor, IncomeCount, ExpenseCount
        FROM MonthlySummaries WHERE UserId = @UserId AND CategoryId = @CategoryId
        """);

    /// <param name="reassignTo">Where its transactions and rules go; needed when there are any.</param>
    /// <param name="ifMatch">The version the caller has seen, or null for whichever there is.</param>
    public Task<Result<Deleted>> ExecuteAsync(
        Guid userId, Guid id, Guid? reassignTo, int? ifMatch, CancellationToken cancellationToken) =>
        database.WriteAsync(session => DeleteAsync(session, userId, id, reassignTo, ifMatch), cancellationToken);

    private async Task<Result<Deleted>> DeleteAsync(DbSession session, Guid userId, Guid id, Guid? reassignTo, int? ifMatch)
    {
        if (await heads.LockAsync(session, userId) is not { } head
            || await CategoryTable.LockAsync(session, userId, id) is not { } category)
            return new NotFoundError("category");
        if (ifMatch is not null && ifMatch != category.Version)
            return new StaleVersionError();
        if (reassignTo is { } target && (target == id || !head.Categories.TryGetValue(target, out var taking) || taking.IsArchived))
            return new ValidationError("reassignTo", "Another of the user's categories is expected, and no archived one.");

        var state = Transactions.StatisticsState.Current;
        if (await session.ScalarAsync<int>(CountSql, new { UserId = userId, CategoryId = id }) > 0)
        {
            if (reassignTo is null)
                return new ConflictError("The category has transactions: name another one in reassignTo.");
            await ReassignAsync(session, head, id, reassignTo.Value);
            state = await statistics.FollowAsync(session, head);
        }

        if (reassignTo is null && await CategoryMemory.HasRulesAsync(session, userId, id))
            return new ConflictError("Rules give the category: name another one in reassignTo, or delete the rules.");

        await (reassignTo is { } successor
            ? CategoryMemory.ReassignAsync(session, userId, id, successor)
            : CategoryMemory.ForgetCategoryAsync(session, userId, id));
        await CategoryTable.DeleteAsync(session, userId, id);
        return new Deleted(state);
    }

    private async Task ReassignAsync(DbSession session, LedgerHead head, Guid from, Guid to)
    {
        await session.ExecuteAsync(ReassignSql, new
        {
            head.UserId,
            CategoryId = from,
            TargetId = to,
            TargetKey = RowCategorization.CategoryKey(head, to),
            Now = time.Now(),
        });
        var sums = await session.QueryAsync<SummaryRow>(SumsSql, new { head.UserId, CategoryId = from });
        await SummaryTable.AddAsync(session, sums.Select(s => s.Negated()).Concat(sums.Select(s => s with { CategoryId = to })));
    }
}
