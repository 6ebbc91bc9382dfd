using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Categories;

/// <summary>What to change of a category.</summary>
public sealed record CategoryChanges(
    [DisallowNull, MaxLength(CategoryName.MaxLength)] Optional<string?> Name, [DisallowNull] Optional<bool?> Archived);

/// <summary>Renames or archives a category.</summary>
public sealed class UpdateCategory(Database database, TimeProvider time)
{
    /// <param name="ifMatch">The version the caller has seen, or null for whichever there is.</param>
    public async Task<Result<CategoryDetails>> ExecuteAsync(
        LedgerActor actor, Guid id, CategoryChanges changes, int? ifMatch, CancellationToken cancellationToken)
    {
        if (changes.Archived is { IsPresent: true, Value: null })
            return new ValidationError("/archived", "Must be true or false.");
        var name = changes.Name.IsPresent ? CategoryName.Check(changes.Name.Value) : default;
        if (changes.Name.IsPresent && !name.Succeeded)
            return name.Error;
        return await database.WriteAsync(session => UpdateAsync(session, actor, id, changes, ifMatch), cancellationToken);
    }

    private async Task<Result<CategoryDetails>> UpdateAsync(
        DbSession session, LedgerActor actor, Guid id, CategoryChanges changes, int? ifMatch)
    {
        if (!(await LedgerLock.TakeAsync(session, actor)).TryGet(out _, out var refused))
            return refused;
        if (await CategoryTable.LockAsync(session, actor.LedgerId, id) is not { } row)
            return new NotFoundError("category");
        if (ifMatch is not null && ifMatch != row.Version)
            return new StaleVersionError();

        var name = changes.Name.IsPresent ? CategoryName.Check(changes.Name.Value).Value : row.Name;
        var changed = row with
        {
            Name = name,
            NameKey = CategoryName.Key(name),
            IsArchived = changes.Archived.Or(row.IsArchived)!.Value,
            UpdatedAt = time.Now(),
            Version = row.Version + 1,
        };
        return await CategoryTable.TryUpdateAsync(session, changed)
            ? CategoryDetails.Of(changed)
            : new ConflictError("A category of this name already exists.");
    }
}
