using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Limits;

namespace FinanceTrack.Domain.Categories;

/// <summary>What a new category is made of.</summary>
public sealed record NewCategory([Required, MaxLength(CategoryName.MaxLength)] string? Name);

/// <summary>Adds a category to the ledger.</summary>
public sealed class CreateCategory(IdempotentWrites writes, RowLimits limits, TimeProvider time)
{
    /// <summary>How many categories a ledger has at most, the starters included.</summary>
    public const int MaxCategories = 200;

    public async Task<Result<CategoryDetails>> ExecuteAsync(
        LedgerActor actor, NewCategory category, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        if (!CategoryName.Check(category.Name).TryGet(out var name, out var error))
            return error;
        var row = CategoryRow.New(actor.LedgerId, null, name, time.Now());
        return await writes.WriteAsync(actor.UserId, key, session => CreateAsync(session, actor, row), cancellationToken);
    }

    private async Task<Result<CategoryDetails>> CreateAsync(DbSession session, LedgerActor actor, CategoryRow row)
    {
        var written = limits.Of(actor.UserId, 1, areTransactions: false);
        if (!(await LedgerLock.TakeAsync(session, actor, written)).TryGet(out _, out var refused))
            return refused;
        if (await CategoryTable.CountAsync(session, actor.LedgerId) >= MaxCategories)
            return new UnprocessableError($"There can be at most {MaxCategories} categories.");
        return await CategoryTable.TryInsertAsync(session, row)
            ? CategoryDetails.Of(row)
            : new ConflictError("A category of this name already exists.");
    }
}
