using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Categories;

/// <summary>What a new category is made of.</summary>
public sealed record NewCategory(string? Name);

/// <summary>Adds a category of the user's own.</summary>
public sealed class CreateCategory(IdempotentWrites writes, TimeProvider time)
{
    /// <summary>How many categories a user has at most, the starters included.</summary>
    public const int MaxCategories = 200;

    public async Task<Result<CategoryDetails>> ExecuteAsync(
        Guid ledgerId, NewCategory category, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        if (!CategoryName.Check(category.Name).TryGet(out var name, out var error))
            return error;
        return await writes.WriteAsync(
            ledgerId, key, session => CreateAsync(session, CategoryRow.New(ledgerId, null, name, time.Now())), cancellationToken);
    }

    private static async Task<Result<CategoryDetails>> CreateAsync(DbSession session, CategoryRow row)
    {
        if (await CategoryTable.LockAndCountAsync(session, row.LedgerId) is not { } count)
            return new NotFoundError("user");
        if (count >= MaxCategories)
            return new UnprocessableError($"There can be at most {MaxCategories} categories.");
        return await CategoryTable.TryInsertAsync(session, row)
            ? CategoryDetails.Of(row)
            : new ConflictError("A category of this name already exists.");
    }
}
